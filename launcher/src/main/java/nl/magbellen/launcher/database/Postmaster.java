package nl.magbellen.launcher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.magbellen.launcher.os.Command;
import nl.magbellen.launcher.os.Pause;

/**
 * The main process of the PostgreSQL that runs on a data directory, whichever process started it.
 *
 * @param data the data directory
 */
record Postmaster(Path data) {

  private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

  /** The process, if it runs. */
  Optional<ProcessHandle> process() {
    Path file = data.resolve("postmaster.pid");
    try {
      return Files.exists(file)
          ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
              .filter(this::isOurs)
          : Optional.empty();
    } catch (IOException | RuntimeException unreadable) {
      // It writes the file when it starts and removes it when it ends: half a file is no process.
      return Optional.empty();
    }
  }

  /** Ends it in PostgreSQL's fast way: it waits for no client, and needs no recovery later. */
  void stop() {
    process().ifPresent(Postmaster::interrupt);
  }

  /** Ends it without warning. Its other processes notice and end by themselves. */
  void kill() {
    process().ifPresent(Postmaster::destroy);
  }

  private static void interrupt(ProcessHandle process) {
    Command.run(List.of("/bin/sh", "-c", "kill -s INT " + process.pid()));
    if (!Pause.until(() -> !process.isAlive(), ENDS_WITHIN)) {
      destroy(process);
    }
  }

  private static void destroy(ProcessHandle process) {
    process.destroyForcibly();
    Pause.until(() -> !process.isAlive(), ENDS_WITHIN);
  }

  /** Process ids come back: only a PostgreSQL on this very data is ours. */
  private boolean isOurs(ProcessHandle process) {
    ProcessHandle.Info about = process.info();
    boolean postgres = about.command().map(path -> path.contains("postgres")).orElse(false);
    boolean ourData =
        about.arguments().map(words -> List.of(words).contains(data.toString())).orElse(true);
    return postgres && ourData;
  }
}
