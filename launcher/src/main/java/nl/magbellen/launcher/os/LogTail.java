package nl.magbellen.launcher.os;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The end of a log file, to report why its process ended. */
public final class LogTail {

  private static final int READ_BYTES = 16 << 10;

  private LogTail() {}

  /** At most so many last lines; none when there is no log. */
  public static List<String> of(Path log, int count) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(0, file.length() - READ_BYTES);
      byte[] end = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(end);
      List<String> lines =
          new String(end, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException none) {
      return List.of();
    }
  }

  /** The last line, if there is one. */
  public static Optional<String> lastLine(Path log) {
    List<String> last = of(log, 1);
    return last.isEmpty() ? Optional.empty() : Optional.of(last.getFirst());
  }
}
