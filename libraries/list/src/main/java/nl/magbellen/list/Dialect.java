package nl.magbellen.list;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a list separates its fields and ends its lines, as its first line that is not blank shows.
 *
 * @param separator between fields: of comma, semicolon, tab and bar what the first row has most of
 * @param lineEnd the last byte of a line's end: LF, or CR where there is no LF behind it
 * @param isSaid whether a line {@code sep=;} before the header says the separator
 * @param begin the index after that line, else 0
 * @param linesBefore how many lines that are
 */
record Dialect(char separator, byte lineEnd, boolean isSaid, int begin, long linesBefore) {

  private static final String SEPARATORS = ",;\t|";
  private static final Pattern SAID =
      Pattern.compile("\"?sep=([,;\t|])\"?", Pattern.CASE_INSENSITIVE);

  /** Whether so much of a list tells it: a line that is not blank, and what follows its end. */
  static boolean isTold(byte[] list, int length) {
    int end = endOfFirst(list, length);
    return end >= 0 && (list[end] == '\n' || end + 1 < length);
  }

  static Dialect of(byte[] list, int length, boolean isCsv) {
    int end = endOfFirst(list, length);
    byte lineEnd = end < 0 ? (byte) '\n' : lineEnd(list, end, length);
    if (!isCsv) {
      return new Dialect(',', (byte) '\n', false, 0, 0);
    }
    int last = end < 0 ? length : end;
    int begin = beginOfFirst(list, last);
    Matcher said =
        SAID.matcher(new String(list, begin, last - begin, StandardCharsets.ISO_8859_1).strip());
    if (end >= 0 && said.matches()) {
      int next = end + (list[end] != lineEnd ? 2 : 1);
      return new Dialect(said.group(1).charAt(0), lineEnd, true, next, lines(list, next, lineEnd));
    }
    return new Dialect(mostOf(list, begin, last), lineEnd, false, 0, 0);
  }

  /** The first line's end outside quotes, CR or LF, after something that is not blank; or -1. */
  private static int endOfFirst(byte[] list, int length) {
    boolean quoted = false;
    boolean blank = true;
    for (int i = 0; i < length; i++) {
      quoted ^= list[i] == '"';
      boolean ends = list[i] == '\n' || list[i] == '\r';
      if (ends && !quoted && !blank) {
        return i;
      }
      blank &= list[i] >= 0 && list[i] <= ' ';
    }
    return -1;
  }

  private static int beginOfFirst(byte[] list, int end) {
    int begin = 0;
    while (begin < end && list[begin] >= 0 && list[begin] <= ' ' && list[begin] != '\t') {
      begin++;
    }
    return begin;
  }

  private static byte lineEnd(byte[] list, int end, int length) {
    boolean isCrAlone = list[end] == '\r' && (end + 1 == length || list[end + 1] != '\n');
    return (byte) (isCrAlone ? '\r' : '\n');
  }

  private static long lines(byte[] list, int end, byte lineEnd) {
    long lines = 0;
    for (int i = 0; i < end; i++) {
      lines += list[i] == lineEnd ? 1 : 0;
    }
    return lines;
  }

  private static char mostOf(byte[] list, int begin, int end) {
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    for (int i = begin; i < end; i++) {
      quoted ^= list[i] == '"';
      int separator = quoted ? -1 : SEPARATORS.indexOf(list[i]);
      if (separator >= 0) {
        counts[separator]++;
      }
    }
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return SEPARATORS.charAt(most);
  }
}
