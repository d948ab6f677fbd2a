package nl.magbellen.launcher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.home.LocalKeys;
import nl.magbellen.launcher.os.Command;
import nl.magbellen.launcher.os.DiskFull;
import nl.magbellen.launcher.os.LogTail;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.os.StackException;

/**
 * One PostgreSQL on the loopback address, as durable as in production: what it has committed
 * survives a {@code kill -9} of it, of the launcher and of the machine. Its data stays between
 * runs.
 */
public final class EmbeddedDatabase {

  private static final String SUPERUSER = "postgres";
  private static final int START_ATTEMPTS = 10;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

  private final Home home;
  private final int port;
  private final LocalKeys keys;
  private final Unprivileged user = Unprivileged.here();
  private final Path data;
  private final Path log;
  private PostgresPrograms programs;

  /** A database below the home; nothing runs yet. */
  public EmbeddedDatabase(Home home, int port, LocalKeys keys) {
    this.home = home;
    this.port = port;
    this.keys = keys;
    this.data = home.database().resolve("data");
    this.log = home.logs().resolve("database.log");
  }

  /**
   * Starts it, after recovery where the last run was cut short, and ensures that these databases
   * are there, each owned by a role of its name.
   *
   * @throws StackException when it does not start; one line says why
   */
  public void start(List<String> databases) {
    try {
      unpack();
      stopLeftOver();
      initialize();
      requireReadableData();
    } catch (IOException failed) {
      throw broken(failed.getMessage(), failed);
    }
    user.own(home.database(), log);
    startServer();
    new ServiceDatabases(port, SUPERUSER, keys).create(databases);
  }

  /** Stops it after the running transactions were rolled back; does nothing when it is down. */
  public void stop() {
    new Postmaster(data).stop();
  }

  /** Kills it without warning. Its other processes notice and end by themselves. */
  public void kill() {
    new Postmaster(data).kill();
  }

  /** The server's main process, if it runs. */
  public Optional<ProcessHandle> postmaster() {
    return new Postmaster(data).process();
  }

  /** Completes when the running server ends, whyever. */
  public CompletableFuture<ProcessHandle> onExit() {
    return postmaster()
        .map(ProcessHandle::onExit)
        .orElseThrow(() -> broken("it ended at once", null));
  }

  /** Where it writes its log. */
  public Path log() {
    return log;
  }

  /** {@code jdbc:postgresql://…} for a database. */
  public String jdbcUrl(String database) {
    return "jdbc:" + reactiveUrl(database);
  }

  /** {@code postgresql://…} for a database. */
  public String reactiveUrl(String database) {
    return "postgresql://localhost:%d/%s".formatted(port, database);
  }

  /** The password of the role that owns a database. */
  public String password(String database) {
    return keys.secret("database-" + database);
  }

  private void unpack() throws IOException {
    Files.createDirectories(home.database());
    programs = PostgresPrograms.below(home.database());
    if (Files.notExists(log)) {
      Files.createFile(log);
    }
  }

  /** A server of a launcher that was killed still holds the data; a file alone is just stale. */
  private void stopLeftOver() throws IOException {
    stop();
    Files.deleteIfExists(data.resolve("postmaster.pid"));
  }

  /** Made aside and moved into place whole, so that a killed start leaves nothing half made. */
  private void initialize() throws IOException {
    if (Files.exists(data)) {
      return;
    }
    Path draft = home.database().resolve("data.new");
    Home.deleteTree(draft);
    Path password = home.database().resolve("password.new");
    Files.writeString(password, keys.secret("database-" + SUPERUSER));
    user.own(home.database());
    Command.Result made = Command.run(initdb(draft, password));
    Files.delete(password);
    if (!made.succeeded()) {
      throw broken(made.diskFull() ? "No space left on device" : made.lastLine(), null);
    }
    Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> initdb(Path target, Path password) {
    return user.command(
        programs.program("initdb"),
        "--pgdata=" + target,
        "--username=" + SUPERUSER,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C");
  }

  private void requireReadableData() throws IOException {
    String version = Files.readString(data.resolve("PG_VERSION")).strip();
    if (!version.equals(PostgresPrograms.MAJOR_VERSION)) {
      throw new StackException(
          "the data in %s is PostgreSQL %s's, not %s's: start once with --fresh (empties it)"
              .formatted(data, version, PostgresPrograms.MAJOR_VERSION));
    }
  }

  /** After a kill -9 the old server's last processes may need a moment to let go of the data. */
  private void startServer() {
    Command.Result started = null;
    for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
      started =
          Command.run(
              user.command(
                  programs.program("pg_ctl"),
                  "start",
                  "--wait",
                  "--silent",
                  "--timeout=120",
                  "--pgdata=" + data,
                  "--log=" + log,
                  "--options=" + settings()));
      if (started.succeeded()) {
        return;
      }
      Pause.of(BETWEEN_ATTEMPTS);
    }
    throw broken(LogTail.lastLine(log).orElse(started.lastLine()), null);
  }

  private String settings() {
    return String.join(
        " ",
        "-c listen_addresses=localhost",
        "-c port=" + port,
        "-c unix_socket_directories=",
        "-c fsync=on",
        "-c synchronous_commit=on",
        "-c full_page_writes=on",
        "-c max_connections=200",
        "-c shared_buffers=256MB",
        "-c random_page_cost=1.1",
        "-c max_wal_size=2GB",
        "-c timezone=UTC");
  }

  private StackException broken(String why, Throwable cause) {
    if (DiskFull.in(why)) {
      return new StackException(
          "the disk that holds %s is full: make room, or set MAGBELLEN_HOME".formatted(home.root()),
          cause);
    }
    return new StackException("the database does not start: %s (log: %s)".formatted(why, log));
  }
}
