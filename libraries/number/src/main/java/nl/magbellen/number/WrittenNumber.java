package nl.magbellen.number;

import java.util.regex.Pattern;

/**
 * The part of a text that is the telephone number: programs put it in a wrapper. A link has {@code
 * tel:} before it, a spreadsheet writes {@code ="0612345678"} or {@code '0612345678} to keep the
 * leading 0, and a table of floating point numbers ends in {@code .0}.
 *
 * @param from index of its first character
 * @param end index after its last one
 */
record WrittenNumber(int from, int end) {
  private static final String LINK = "tel:";
  private static final String FORMULA = "=\"";

  /**
   * A whole number that became a floating point number. Nine digits after a 0 are no whole number:
   * there the dot and the 0 may be the number's own.
   */
  private static final Pattern FLOATING_POINT = Pattern.compile("\\+?(\\d{10,15}|[1-9]\\d{8})\\.0");

  /** A large number as a spreadsheet rounds it, such as {@code 3.16E+10}. */
  private static final Pattern ROUNDED = Pattern.compile("\\d([.,]\\d*)?[eE]\\+?\\d+");

  static WrittenNumber in(String text) {
    String number = text.strip();
    int from = text.indexOf(number);
    int end = from + number.length();
    if (number.regionMatches(true, 0, LINK, 0, LINK.length())) {
      from += LINK.length();
    } else if (number.startsWith(FORMULA) && number.endsWith("\"") && number.length() > 2) {
      from += FORMULA.length();
      end--;
    } else if (number.startsWith("'")) {
      from++;
    }
    return FLOATING_POINT.matcher(text).region(from, end).matches()
        ? new WrittenNumber(from, end - 2)
        : new WrittenNumber(from, end);
  }

  /** Whether digits of the number are lost. */
  boolean isRounded(String text) {
    return ROUNDED.matcher(text).region(from, end).matches();
  }
}
