package nl.magbellen.gateway.disposition;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A disposition, bare of what makes no difference: case, white space, dashes and underscores.
 *
 * @param bare may be empty
 */
record Word(String bare) {

  /** White space of any kind, dashes of any length, underscores. */
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\h\\p{Z}\\p{Pd}\\p{Pc}]+");

  /**
   * @param written as the dialer wrote it
   */
  static Word of(String written) {
    return new Word(BETWEEN.matcher(written).replaceAll("").toLowerCase(Locale.ROOT));
  }
}
