package nl.magbellen.facts.json;

/** JSON in ASCII alone: of what is written raw, the writer takes a byte a character. */
final class Ascii {

  private static final int END = 0x80;

  private Ascii() {}

  /** The same JSON, with an escape for each character that is not ASCII. */
  static String json(String json) {
    if (json.chars().allMatch(unit -> unit < END)) {
      return json;
    }
    StringBuilder escaped = new StringBuilder(json.length() * 2);
    json.chars()
        .forEach(
            unit -> {
              if (unit < END) {
                escaped.append((char) unit);
              } else {
                escaped.append("\\u%04x".formatted(unit));
              }
            });
    return escaped.toString();
  }
}
