package nl.magbellen.gateway.screening;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;

/**
 * Cuts a stream of bytes into rows, holding at most one buffer. Where quotes count, a line's end
 * between quotes belongs to the row; a quote that is opened or closed where it cannot be breaks
 * only the line on which the row began, and reading goes on with the next line.
 */
final class RowReader {

  /** The most bytes in a row. */
  static final int LONGEST = 64 * 1024;

  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int NOT_FOUND = -1;
  private static final int MISQUOTED = -2;

  private final InputStream in;
  private final byte[] buffer = new byte[2 * LONGEST];
  private final boolean quotes;
  private final byte separator;
  private int from;
  private int to;
  private long rows;
  private boolean ended;
  private boolean brokenOff;

  private RowReader(InputStream in, boolean quotes) throws IOException {
    this.in = in;
    this.quotes = quotes;
    skipByteOrderMark();
    separator = quotes && firstLineHas(';') && !firstLineHas(',') ? (byte) ';' : (byte) ',';
  }

  /** Rows of CSV: quotes count. */
  static RowReader ofCsv(InputStream in) throws IOException {
    return new RowReader(in, true);
  }

  /** A row is a line. */
  static RowReader ofLines(InputStream in) throws IOException {
    return new RowReader(in, false);
  }

  /** What stands between the fields of CSV: a semicolon when the header has no comma. */
  char separator() {
    return (char) separator;
  }

  /** The header is no row of the list: the next row is the first. */
  void countFromHere() {
    rows = 0;
  }

  /** Whether something is here to be read without waiting for the client. */
  boolean ready() throws IOException {
    return from < to || !ended && in.available() > 0;
  }

  /**
   * The next row that is not blank; null at the end.
   *
   * @throws IOException when the client is gone
   */
  Row next() throws IOException {
    while (true) {
      int end = end();
      if (end == NOT_FOUND && from == to) {
        return brokenOff() ? broken("The list breaks off here: what was sent is cut short.") : null;
      }
      Row row = end >= 0 ? whole(end) : broken(end);
      if (row != null) {
        return row;
      }
    }
  }

  private boolean brokenOff() {
    boolean first = brokenOff;
    brokenOff = false;
    return first;
  }

  /** Where the row ends, its line's end not included; fills the buffer as far as needed. */
  private int end() throws IOException {
    int length = 0;
    boolean quoted = false;
    boolean closed = false;
    boolean atStart = true;
    while (true) {
      while (from + length == to) {
        if (length >= LONGEST || !fill()) {
          return quoted && !closed ? MISQUOTED : length == 0 || length >= LONGEST ? NOT_FOUND : to;
        }
      }
      byte b = buffer[from + length];
      if (quoted && !closed) {
        closed = b == '"';
      } else if (b == '\n') {
        return from + length;
      } else if (closed && b == '"') {
        closed = false;
      } else if (closed && b != separator && b != '\r') {
        return MISQUOTED;
      } else if (quotes && atStart && b == '"') {
        quoted = true;
      } else if (b == separator) {
        quoted = false;
        closed = false;
      }
      atStart = b == separator && !quoted;
      length++;
    }
  }

  private Row whole(int end) {
    int start = from;
    from = Math.min(to, end + 1);
    int last = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
    if (isBlank(start, last)) {
      return null;
    }
    rows++;
    try {
      return new Row.Whole(rows, decode(start, last));
    } catch (CharacterCodingException notUtf8) {
      return new Row.Broken(rows, "The row is not UTF-8.");
    }
  }

  private static String decode(byte[] bytes, int start, int length)
      throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes, start, length))
        .toString();
  }

  private String decode(int start, int end) throws CharacterCodingException {
    return decode(buffer, start, end - start);
  }

  private Row broken(int why) throws IOException {
    skipLine();
    return broken(
        why == MISQUOTED
            ? "A quote in this row is not closed, or stands where it cannot."
            : "The row is longer than " + LONGEST + " bytes.");
  }

  private Row broken(String why) {
    rows++;
    return new Row.Broken(rows, why);
  }

  private void skipLine() throws IOException {
    while (true) {
      while (from < to) {
        from++;
        if (buffer[from - 1] == '\n') {
          return;
        }
      }
      if (!fill()) {
        return;
      }
    }
  }

  private boolean isBlank(int start, int end) {
    for (int i = start; i < end; i++) {
      if (buffer[i] > ' ' || buffer[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Reads on; false at the end. What was read already moves to the buffer's beginning. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (to == buffer.length) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    int read;
    try {
      read = in.read(buffer, to, buffer.length - to);
    } catch (EOFException | ZipException cutShort) {
      brokenOff = true;
      read = -1;
    }
    ended = read < 0;
    to += Math.max(0, read);
    return !ended;
  }

  private boolean firstLineHas(char character) throws IOException {
    for (int i = from; i < LONGEST && (i < to || fill()); i++) {
      if (buffer[i] == character || buffer[i] == '\n') {
        return buffer[i] == character;
      }
    }
    return false;
  }

  private void skipByteOrderMark() throws IOException {
    while (to < BOM.length && fill()) {
      continue;
    }
    if (to >= BOM.length && buffer[0] == BOM[0] && buffer[1] == BOM[1] && buffer[2] == BOM[2]) {
      from = BOM.length;
    }
  }
}
