package nl.magbellen.list;

/**
 * Cells that a spreadsheet would run as a formula. CSV has no way to say that a cell is text; an
 * apostrophe before it is what spreadsheets themselves use. A plain number, {@code +31612345678} or
 * {@code -12.50}, runs nothing and stays as it is.
 */
public final class Formulas {

  /** With their wide forms, which some spreadsheets take for the same. */
  private static final String RUN = "=+-@\uff1d\uff0b\uff0d\uff20";

  private Formulas() {}

  /** The cell as text: with an apostrophe before it where it would be run. */
  public static String asText(String cell) {
    return isRun(cell) ? "'".concat(cell) : cell;
  }

  /** The cell as it was before {@link #asText}; a cell that runs nothing stays as it is. */
  public static String asWritten(String cell) {
    return cell.startsWith("'") && isRun(cell.substring(1)) ? cell.substring(1) : cell;
  }

  private static boolean isRun(String cell) {
    if (cell.isEmpty() || cell.charAt(0) >= 'A' && cell.charAt(0) < '\u007f') {
      return false;
    }
    int first = firstSeen(cell);
    return first < cell.length()
        && RUN.indexOf(cell.charAt(first)) >= 0
        && !(first == 0 && isNumber(cell));
  }

  /** Some skip white space and marks that nobody sees. */
  private static int firstSeen(String cell) {
    int first = 0;
    while (first < cell.length() && isUnseen(cell.charAt(first))) {
      first++;
    }
    return first;
  }

  private static boolean isUnseen(char c) {
    return c <= ' '
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private static boolean isNumber(String cell) {
    boolean point = false;
    for (int i = 1; i < cell.length(); i++) {
      char c = cell.charAt(i);
      boolean isPoint = (c == '.' || c == ',') && !point && i > 1 && i < cell.length() - 1;
      if (!isPoint && (c < '0' || c > '9')) {
        return false;
      }
      point |= isPoint;
    }
    return cell.length() > 1 && "+-".indexOf(cell.charAt(0)) >= 0;
  }
}
