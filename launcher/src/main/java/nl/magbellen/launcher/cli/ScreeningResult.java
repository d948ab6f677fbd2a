package nl.magbellen.launcher.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nl.magbellen.launcher.os.StackException;

/**
 * The file that answers of a screening are written to, which may hold those of a run that was cut
 * short.
 *
 * @param file where it is
 * @param lines whether it holds NDJSON; else CSV
 */
record ScreeningResult(Path file, boolean lines) {

  /** What a file holds: whole rows up to a place. */
  private record Whole(long length, String lastRow) {}

  /**
   * The last row that it answers; what follows that row, being cut short, is taken off.
   *
   * @return 0 when there is none, or no file
   * @throws StackException when the list was answered to its end
   */
  long keepWholeRows() throws IOException {
    if (Files.notExists(file)) {
      return 0;
    }
    Whole whole = whole();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(whole.length());
    }
    if (whole.lastRow().contains("\"counts\"") || whole.lastRow().contains(",,,TOTAL,")) {
      throw new StackException("%s is finished: nothing to resume".formatted(file));
    }
    return rowNumber(whole.lastRow());
  }

  private Whole whole() throws IOException {
    StringBuilder row = new StringBuilder();
    String lastRow = "";
    long length = 0;
    long read = 0;
    boolean quoted = false;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        read++;
        quoted ^= b == '"' && !lines;
        row.append((char) b);
        if (b == '\n' && !quoted) {
          length = read;
          lastRow = row.toString();
          row.setLength(0);
        }
      }
    }
    byte[] bytes = lastRow.getBytes(StandardCharsets.ISO_8859_1);
    return new Whole(length, new String(bytes, StandardCharsets.UTF_8));
  }

  private long rowNumber(String row) throws IOException {
    if (lines) {
      return row.isEmpty() ? 0 : new ObjectMapper().readTree(row).path("row").asLong();
    }
    String number = row.split("[,;]", 2)[0];
    return number.matches("\\d+") ? Long.parseLong(number) : 0;
  }
}
