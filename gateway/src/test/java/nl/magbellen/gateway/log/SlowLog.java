package nl.magbellen.gateway.log;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A real PostgreSQL that takes too long to record decisions about one caller id, while it is open.
 */
public final class SlowLog implements AutoCloseable {

  /** The caller id of the decisions that are slow, where others are not. */
  public static final String CALLER_ID = "+31207009998";

  private static final Duration TOO_LONG = Duration.ofSeconds(3);

  /** Why it takes too long. */
  public enum Cause {
    /** Somebody holds a lock on the log. */
    LOCKED,
    /** The statement itself is slow. */
    SLOW_STATEMENT,
    /** The statement is done in time, but the commit is slow, and succeeds. */
    SLOW_COMMIT,
    /** The whole server stands still, and goes on later with what was sent to it. */
    STOPPED,
    /** Nobody gets a connection. */
    DOWN,
    /** Not the log, but the table of keys is locked. */
    KEYS_LOCKED
  }

  private final Cause cause;
  private final Connection connection;
  private final String elsewhere;
  private final Stopped stopped;

  private SlowLog(Cause cause, DataSource database) throws SQLException {
    this.cause = cause;
    this.connection = database.getConnection();
    this.elsewhere = connection.getMetaData().getURL().replaceFirst("/postgres\\b", "/template1");
    this.stopped = cause == Cause.STOPPED ? Stopped.of(connection) : null;
  }

  /** From now on. */
  public static SlowLog because(Cause cause, DataSource database) throws SQLException, IOException {
    SlowLog slow = new SlowLog(cause, database);
    switch (cause) {
      case LOCKED -> {
        slow.connection.setAutoCommit(false);
        slow.execute("lock table decision in exclusive mode");
      }
      case SLOW_STATEMENT -> {
        slow.execute(sleepingFunction());
        slow.execute(
            "create trigger sleep before insert on decision for each row when (new.caller_id = '"
                + CALLER_ID
                + "') execute function sleep()");
      }
      case SLOW_COMMIT -> {
        slow.execute(sleepingFunction());
        slow.execute(
            "create constraint trigger sleep after insert on decision deferrable initially deferred"
                + " for each row when (new.caller_id = '"
                + CALLER_ID
                + "') execute function sleep()");
      }
      case STOPPED -> slow.stopped.signal("STOP");
      case DOWN -> slow.allowConnections(false);
      case KEYS_LOCKED -> {
        slow.connection.setAutoCommit(false);
        slow.execute("lock table question_key");
      }
    }
    return slow;
  }

  private static String sleepingFunction() {
    return "create function sleep() returns trigger language plpgsql as $$ begin"
        + " perform pg_sleep(%d); return new; end $$".formatted(TOO_LONG.toSeconds());
  }

  /** Waits until what was sent to it would have been done, too late. */
  public void untilTheAnswerIsLate() {
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
  }

  @Override
  public void close() throws SQLException, IOException {
    switch (cause) {
      case LOCKED, KEYS_LOCKED -> connection.rollback();
      case SLOW_STATEMENT, SLOW_COMMIT ->
          execute("drop trigger sleep on decision; drop function sleep()");
      case STOPPED -> stopped.signal("CONT");
      case DOWN -> allowConnections(true);
    }
    connection.close();
  }

  /** Refuses all connections to the service's database, and ends those that there are. */
  private void allowConnections(boolean allowed) throws SQLException {
    try (Connection other = DriverManager.getConnection(elsewhere, "postgres", "postgres");
        Statement statement = other.createStatement()) {
      statement.execute("alter database postgres allow_connections " + allowed);
      if (!allowed) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'postgres'");
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * The server and its processes.
   *
   * @param server the main process
   */
  private record Stopped(ProcessHandle server) {

    static Stopped of(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select split_part(pg_read_file('postmaster.pid'), chr(10), 1)::bigint")) {
        row.next();
        return new Stopped(ProcessHandle.of(row.getLong(1)).orElseThrow());
      }
    }

    void signal(String name) throws IOException {
      String[] processes =
          Stream.concat(
                  Stream.of("kill", "-s", name),
                  Stream.concat(Stream.of(server), server.descendants())
                      .map(process -> String.valueOf(process.pid())))
              .toArray(String[]::new);
      if (new ProcessBuilder(processes).inheritIO().start().onExit().join().exitValue() != 0) {
        throw new IOException("PostgreSQL's processes take no signal");
      }
    }
  }
}
