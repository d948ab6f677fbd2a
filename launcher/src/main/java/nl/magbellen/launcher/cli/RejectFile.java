package nl.magbellen.launcher.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.magbellen.launcher.client.ImportTally.Refused;
import nl.magbellen.list.Encoding;
import nl.magbellen.list.Formulas;
import nl.magbellen.list.ListText;
import nl.magbellen.list.Row;
import nl.magbellen.list.RowReader;

/**
 * The rows of a file that are not on record, as they stand in it, in its encoding and under its
 * header: to be mended and sent again with the same words. Cells that a spreadsheet would run are
 * made text, which an import takes back. Why, and where they stood, is in a file beside it.
 *
 * @param list that was imported
 * @param charset its encoding as the user says it; null when he does not
 * @param isForMachines whether cells stay as they are
 */
record RejectFile(ListSource list, String charset, boolean isForMachines) {

  private static final String WHY = ".why.csv";

  /**
   * How the rows of a file are found and kept.
   *
   * @param firstRow the line on which the first row below the header begins
   */
  private record Layout(long firstRow, char lineEnd, char separator) {}

  /**
   * Writes both.
   *
   * @param refused in the order of the file
   * @return the file of reasons
   */
  Path write(List<Refused> refused, Path target) throws IOException {
    rows(refused, target);
    Path why = Path.of(target + WHY);
    try (Writer out = Files.newBufferedWriter(why);
        CsvWriter reasons = CsvWriter.builder().build(out)) {
      reasons.writeRecord("rejected", "row", "line", "field", "reason");
      int nth = 1;
      for (Refused row : refused) {
        reasons.writeRecord(
            String.valueOf(nth++),
            String.valueOf(row.row()),
            String.valueOf(row.line()),
            row.field(),
            row.reason());
      }
    }
    return why;
  }

  private void rows(List<Refused> refused, Path target) throws IOException {
    Layout layout = layout();
    Charset encoding = encoding();
    try (BufferedReader in = new BufferedReader(new InputStreamReader(list.open(), encoding));
        Writer out = Files.newBufferedWriter(target, encoding)) {
      Lines lines = new Lines(in, layout.lineEnd());
      out.write(lines.until(layout.firstRow()));
      for (Refused row : refused) {
        lines.skipUntil(row.line());
        out.write(safe(lines.until(row.next()), layout.separator(), encoding));
      }
    }
  }

  private Layout layout() throws IOException {
    try (InputStream in = list.open()) {
      ListText text = ListText.of(in, charset == null ? null : Encoding.named(charset));
      if (list.lines()) {
        return new Layout(1, '\n', ',');
      }
      RowReader rows = RowReader.ofCsv(text);
      Row header = rows.next();
      while (header instanceof Row.Blank) {
        header = rows.next();
      }
      Row first = rows.next();
      return new Layout(
          first == null ? Long.MAX_VALUE : first.line(), rows.lineEnd(), rows.separator());
    }
  }

  /** What is not UTF-16 is copied byte by byte. */
  private Charset encoding() throws IOException {
    try (InputStream in = list.open()) {
      byte[] start = in.readNBytes(2);
      int mark = start.length < 2 ? 0 : (start[0] & 0xFF) << 8 | start[1] & 0xFF;
      if (mark == 0xFFFE) {
        return StandardCharsets.UTF_16LE;
      }
      Charset said = charset == null ? StandardCharsets.UTF_8 : Encoding.named(charset);
      if (mark == 0xFEFF || said.equals(StandardCharsets.UTF_16)) {
        return StandardCharsets.UTF_16BE;
      }
      return said.name().startsWith("UTF-16") ? said : StandardCharsets.ISO_8859_1;
    }
  }

  /** The row with cells as text where they would be run. */
  private String safe(String row, char separator, Charset encoding) {
    if (isForMachines || list.lines()) {
      return row;
    }
    if (!encoding.equals(StandardCharsets.ISO_8859_1)) {
      return Cells.asText(row, separator);
    }
    byte[] bytes = row.getBytes(encoding);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new String(Cells.asText(text, separator).getBytes(StandardCharsets.UTF_8), encoding);
    } catch (CharacterCodingException otherEncoding) {
      return Cells.asText(row, separator);
    }
  }

  /** The cells of a row as it stands in a file, however broken. */
  private static final class Cells {

    private Cells() {}

    static String asText(String row, char separator) {
      StringBuilder safe = new StringBuilder(row.length());
      int begin = 0;
      while (begin < row.length()) {
        boolean quoted = row.charAt(begin) == '"';
        int end = end(row, begin, separator, quoted);
        int text = quoted ? begin + 1 : begin;
        String cell = row.substring(text, end);
        boolean runs = !Formulas.asText(withoutEnd(cell, quoted)).equals(withoutEnd(cell, quoted));
        safe.append(row, begin, text).append(runs ? "'" : "").append(cell);
        if (end < row.length()) {
          safe.append(row.charAt(end));
        }
        begin = end + 1;
      }
      return safe.toString();
    }

    /** Where the cell ends: at a separator or a line's end outside quotes, or with the row. */
    private static int end(String row, int begin, char separator, boolean isQuoted) {
      boolean quoted = isQuoted;
      for (int i = quoted ? begin + 1 : begin; i < row.length(); i++) {
        char c = row.charAt(i);
        if (isQuoted && c == '"') {
          quoted = !quoted;
        } else if (!quoted && (c == separator || c == '\n' || c == '\r')) {
          return i;
        }
      }
      return row.length();
    }

    private static String withoutEnd(String cell, boolean quoted) {
      return quoted && cell.endsWith("\"") ? cell.substring(0, cell.length() - 1) : cell;
    }
  }

  /** Goes through a file line by line. */
  private static final class Lines {

    private final BufferedReader in;
    private final char end;
    private long line = 1;

    Lines(BufferedReader in, char end) {
      this.in = in;
      this.end = end;
    }

    void skipUntil(long until) throws IOException {
      while (line < until && read() >= 0) {
        continue;
      }
    }

    String until(long until) throws IOException {
      StringBuilder text = new StringBuilder();
      while (line < until) {
        int next = read();
        if (next < 0) {
          break;
        }
        text.append((char) next);
      }
      return text.toString();
    }

    private int read() throws IOException {
      int next = in.read();
      line += next == end ? 1 : 0;
      return next;
    }
  }
}
