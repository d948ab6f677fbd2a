package nl.magbellen.rulebook;

import static java.util.Objects.requireNonNull;

/** A text in Dutch and in English. */
public record Message(String nl, String en) {
  public Message {
    requireNonNull(nl, "nl");
    requireNonNull(en, "en");
    if (nl.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("a message must be in both languages");
    }
  }

  /** This text, and another one after it. */
  public Message and(Message more) {
    return new Message(nl + " " + more.nl, en + " " + more.en);
  }
}
