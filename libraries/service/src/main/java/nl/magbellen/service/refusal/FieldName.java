package nl.magbellen.service.refusal;

import java.util.regex.Pattern;

/**
 * The name of a field that a client sent. It is the client's own text, and repeated only where it
 * looks like a name: what has many digits could be a telephone number, and what is long a token or
 * a key.
 */
public final class FieldName {

  private static final Pattern NAME = Pattern.compile("(?:\\D*\\d){0,4}\\D*");
  private static final int LONGEST = 40;
  private static final String HIDDEN = "…";

  private FieldName() {}

  /** The name, or three dots in its place. */
  public static String shown(String name) {
    return name.length() <= LONGEST && NAME.matcher(name).matches() ? name : HIDDEN;
  }

  /** The field as a step of a JSON Pointer, by RFC 6901; its name is shown as {@link #shown}. */
  public static String pointer(String name) {
    return "/" + shown(name).replace("~", "~0").replace("/", "~1");
  }
}
