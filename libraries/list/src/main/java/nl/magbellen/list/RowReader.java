package nl.magbellen.list;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;

/**
 * Cuts a list into rows, holding at most one buffer. Where quotes count, a line's end between
 * quotes belongs to the row; a quote that is opened or closed where it cannot be breaks only the
 * line on which the row began, and reading goes on with the next line. Lines end as in the list's
 * first line: with LF, CR LF, or CR alone as old spreadsheets on a Mac write it.
 */
public final class RowReader {

  /** The most bytes of UTF-8 in a row. */
  public static final int LONGEST = 64 * 1024;

  private static final String CUT_SHORT = "The list breaks off here: what was sent is cut short.";
  private static final int NOT_FOUND = -1;
  private static final int MISQUOTED = -2;

  private final InputStream in;
  private final byte[] buffer = new byte[2 * LONGEST];
  private final boolean quotes;
  private final boolean isCertain;
  private final Dialect dialect;
  private final byte separator;
  private final byte lineEnd;
  private int from;
  private int to;
  private int linesInRow;
  private long lines;
  private long rows;
  private long blanks;
  private Row held;
  private boolean ended;
  private String brokenOff;
  private boolean toldCutShort;

  private RowReader(ListText text, boolean quotes) throws IOException {
    this.in = text.utf8();
    this.quotes = quotes;
    this.isCertain = text.isCertain();
    while (to < LONGEST && !Dialect.isTold(buffer, to) && fill()) {
      continue;
    }
    dialect = Dialect.of(buffer, to, quotes);
    separator = (byte) dialect.separator();
    lineEnd = dialect.lineEnd();
    from = dialect.begin();
    lines = dialect.linesBefore();
  }

  /** Rows of CSV: quotes count. Comma, semicolon, tab or bar separate, as in the first row. */
  public static RowReader ofCsv(ListText text) throws IOException {
    return new RowReader(text, true);
  }

  /** A row is a line. */
  public static RowReader ofLines(ListText text) throws IOException {
    return new RowReader(text, false);
  }

  /** What stands between the fields of CSV. */
  public char separator() {
    return dialect.separator();
  }

  /** What ends a line: LF, or CR where it stands alone. */
  public char lineEnd() {
    return (char) lineEnd;
  }

  /** Whether the list itself says its separator, as a spreadsheet wants it: {@code sep=;}. */
  public boolean saysItsSeparator() {
    return dialect.isSaid();
  }

  /** The header is no row of the list: the next row is the first. */
  public void countFromHere() {
    rows = 0;
  }

  /** Whether something is here to be read without waiting for the client. */
  public boolean ready() throws IOException {
    return from < to || held != null || !ended && in.available() > 0;
  }

  /** Whether the list breaks off: what was sent is cut short, and its last row was told broken. */
  public boolean isCutShort() {
    return brokenOff != null;
  }

  /**
   * The next row; null at the end. Blank rows at the list's end, or where it breaks off, are none.
   *
   * @throws IOException when the client is gone
   */
  public Row next() throws IOException {
    while (held == null) {
      Row read = read();
      if (read == null) {
        return null;
      }
      if (read instanceof Row.Blank) {
        blanks++;
      } else {
        held = read;
      }
    }
    rows++;
    if (blanks > 0) {
      blanks--;
      return new Row.Blank(rows, held.line() - blanks - 1);
    }
    Row row = numbered(held);
    held = null;
    return row;
  }

  private Row numbered(Row row) {
    return switch (row) {
      case Row.Whole(_, long line, String text) -> new Row.Whole(rows, line, text);
      case Row.Broken(_, long line, String why, String text) ->
          new Row.Broken(rows, line, why, text);
      case Row.Blank(_, long line) -> new Row.Blank(rows, line);
    };
  }

  /** A row without its number; null at the end. */
  private Row read() throws IOException {
    int end = end();
    long line = lines + 1;
    if (end == NOT_FOUND && from == to) {
      return brokenOffAt(line);
    }
    return end >= 0 ? whole(end, line) : broken(end, line);
  }

  private Row brokenOffAt(long line) {
    if (brokenOff == null || toldCutShort) {
      return null;
    }
    toldCutShort = true;
    blanks = 0;
    return new Row.Broken(0, line, brokenOff, null);
  }

  /** Where the row ends, its line's end not included; fills the buffer as far as needed. */
  private int end() throws IOException {
    int length = 0;
    boolean quoted = false;
    boolean closed = false;
    boolean atStart = true;
    linesInRow = 1;
    while (true) {
      while (from + length == to) {
        if (length >= LONGEST || !fill()) {
          return quoted && !closed ? MISQUOTED : length == 0 || length >= LONGEST ? NOT_FOUND : to;
        }
      }
      byte b = buffer[from + length];
      if (quoted && !closed) {
        closed = b == '"';
        if (b == lineEnd) {
          linesInRow++;
        }
      } else if (b == lineEnd) {
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

  /** What is cut short is never a whole row: a number may have lost its end. */
  private Row whole(int end, long line) {
    if (end == to && brokenOff != null) {
      return cutOff(line);
    }
    int start = from;
    from = Math.min(to, end + 1);
    lines += linesInRow;
    int last = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
    if (linesInRow == 1 && isBlank(start, last)) {
      return new Row.Blank(0, line);
    }
    String text = decoded(start, last);
    return text == null
        ? new Row.Broken(0, line, "The row is not in the encoding of its list.", loose(start, last))
        : new Row.Whole(0, line, text);
  }

  private Row cutOff(long line) {
    String text = loose(from, to);
    from = to;
    toldCutShort = true;
    return new Row.Broken(0, line, brokenOff, text);
  }

  /** Null when it is none of the encodings that it may be in. */
  private String decoded(int start, int end) {
    if (isAscii(start, end)) {
      return new String(buffer, start, end - start, StandardCharsets.ISO_8859_1);
    }
    try {
      return decode(start, end, StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      return quotes && !isCertain ? asSpreadsheetsWrite(start, end) : null;
    }
  }

  /** Where nobody says the encoding: digits and separators are the same bytes in both. */
  private String asSpreadsheetsWrite(int start, int end) {
    try {
      return decode(start, end, Encoding.ofSpreadsheets());
    } catch (CharacterCodingException neither) {
      return null;
    }
  }

  private String decode(int start, int end, Charset encoding) throws CharacterCodingException {
    return encoding
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(buffer, start, end - start))
        .toString();
  }

  private boolean isAscii(int start, int end) {
    for (int i = start; i < end; i++) {
      if (buffer[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** What can be read of a row that cannot be read whole. */
  private String loose(int start, int end) {
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }

  private Row broken(int why, long line) throws IOException {
    lines++;
    if (why == MISQUOTED) {
      String text = restOfLine();
      return new Row.Broken(
          0, line, "A quote in this row is not closed, or stands where it cannot.", text);
    }
    skipLine();
    return new Row.Broken(0, line, "The row is longer than " + LONGEST + " bytes.", null);
  }

  /** The line on which a row begins that is broken; what is longer than a row is cut. */
  private String restOfLine() throws IOException {
    int start = from;
    int end = start;
    while (end < to && buffer[end] != lineEnd) {
      end++;
    }
    String text = loose(start, end > start && buffer[end - 1] == '\r' ? end - 1 : end);
    skipLine();
    return text;
  }

  private void skipLine() throws IOException {
    while (true) {
      while (from < to) {
        from++;
        if (buffer[from - 1] == lineEnd) {
          return;
        }
      }
      if (!fill()) {
        return;
      }
    }
  }

  /** Nothing but white space and, in CSV, separators and quotes. */
  private boolean isBlank(int start, int end) {
    for (int i = start; i < end; i++) {
      byte b = buffer[i];
      if ((b > ' ' || b < 0) && !(quotes && (b == separator || b == '"'))) {
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
    } catch (PackedTooTightlyException endless) {
      brokenOff = endless.getMessage();
      read = -1;
    } catch (EOFException | ZipException cutShort) {
      brokenOff = CUT_SHORT;
      read = -1;
    }
    ended = read < 0;
    to += Math.max(0, read);
    return !ended;
  }
}
