package nl.magbellen.service.api;

/**
 * How advertisers, agencies, telemarketers, campaigns and subjects are named: by short codes, as in
 * {@code zonnestroom}. The form is the same in every service: a text of any other form names no one
 * and is refused, never corrected.
 */
public final class Identifier {

  /** Lower-case letters, digits and dashes, at most 100, the first of them no dash. */
  public static final String PATTERN = "^[a-z0-9][a-z0-9-]{0,99}$";

  /** As {@link #PATTERN}, or {@code *} for all. */
  public static final String PATTERN_OR_ALL = "^(\\*|[a-z0-9][a-z0-9-]{0,99})$";

  /** The message for a client whose code does not fit; the field's name comes before it. */
  public static final String MESSAGE =
      "must be 1 to 100 lower-case letters, digits or dashes, must not begin with a dash, and must"
          + " have no spaces in or around it, as in zonnestroom";

  /** The same where {@code *} is allowed too. */
  public static final String MESSAGE_OR_ALL = MESSAGE + "; or * for all";

  private static final int LONGEST = 100;

  private Identifier() {}

  /** Whether a text, which may be null, has the form of {@link #PATTERN}. */
  public static boolean isOne(String text) {
    if (text == null || text.isEmpty() || text.length() > LONGEST || text.charAt(0) == '-') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isAllowed(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAllowed(char character) {
    return character >= 'a' && character <= 'z'
        || character >= '0' && character <= '9'
        || character == '-';
  }
}
