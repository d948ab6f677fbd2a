package nl.magbellen.gateway.answer;

import nl.magbellen.service.refusal.RefusedException;

/** Which messages come with the reasons and obligations of an answer. */
public enum Texts {
  NL,
  EN,
  BOTH,
  NONE;

  /**
   * Those of that name: nl, en, both or none.
   *
   * @throws RefusedException if it is another
   */
  public static Texts named(String name) {
    return switch (name) {
      case "nl" -> NL;
      case "en" -> EN;
      case "both" -> BOTH;
      case "none" -> NONE;
      default ->
          throw RefusedException.invalidField(
              "", "UNKNOWN", "texts must be nl, en, both or none; leave it out for the default");
    };
  }

  /** Whether the Dutch text comes. */
  public boolean hasDutch() {
    return this == NL || this == BOTH;
  }

  /** Whether the English text comes. */
  public boolean hasEnglish() {
    return this == EN || this == BOTH;
  }
}
