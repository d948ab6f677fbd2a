package nl.magbellen.consent;

/** How advertisers and subjects are named: by short codes, as in {@code zonnestroom}. */
public final class Identifier {

  /** Lower-case letters, digits and dashes, at most 100. */
  public static final String PATTERN = "[a-z0-9-]{1,100}";

  /** What a client is told whose code does not fit. */
  public static final String MESSAGE = "must be 1 to 100 lower-case letters, digits or dashes";

  /** As {@link #PATTERN}, or {@code *} for every subject. */
  public static final String PATTERN_OR_ALL = "\\*|" + PATTERN;

  private Identifier() {}
}
