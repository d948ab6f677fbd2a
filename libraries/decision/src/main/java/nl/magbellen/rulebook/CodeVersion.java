package nl.magbellen.rulebook;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a version of the code is named: its year alone, or after CTM or GTM. */
public final class CodeVersion {

  private static final Pattern NAME =
      Pattern.compile("(?:CTM[ -]?|GTM )?(\\d{4})", Pattern.CASE_INSENSITIVE);

  private CodeVersion() {}

  /** The year that the name tells; empty if it is no name of a version. */
  public static OptionalInt yearOf(String name) {
    Matcher version = NAME.matcher(name);
    return version.matches()
        ? OptionalInt.of(Integer.parseInt(version.group(1)))
        : OptionalInt.empty();
  }
}
