package nl.magbellen.launcher.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.os.StackException;

/**
 * Remembers a process on disk, so that the next start can end what a killed launcher left behind.
 * Process ids come back, so it also remembers when the process started.
 *
 * @param file holds the id and the start in milliseconds since 1970
 */
public record PidFile(Path file) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  public void write(ProcessHandle process) {
    try {
      Files.writeString(file, process.pid() + " " + startedAt(process));
    } catch (IOException refused) {
      throw new StackException(
          "cannot write %s: %s".formatted(file, refused.getMessage()), refused);
    }
  }

  /** Ends the remembered process, if it still runs, and forgets it. */
  public void stopLeftOver() {
    remembered().ifPresent(PidFile::end);
    delete();
  }

  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException refused) {
      throw new StackException(
          "cannot delete %s: %s".formatted(file, refused.getMessage()), refused);
    }
  }

  private Optional<ProcessHandle> remembered() {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      String[] words = Files.readString(file).strip().split(" ");
      String start = words[words.length - 1];
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(process -> Long.toString(startedAt(process)).equals(start));
    } catch (IOException | NumberFormatException damaged) {
      return Optional.empty();
    }
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    if (!Pause.until(() -> !process.isAlive(), PATIENCE)) {
      process.destroyForcibly();
      Pause.until(() -> !process.isAlive(), PATIENCE);
    }
  }

  private static long startedAt(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
