package nl.magbellen.facts.json;

/** A text is no JSON of facts or look-ups; the message says why and repeats nothing of it. */
public final class UnreadableFactsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableFactsException(String message, Throwable cause) {
    super(message, cause);
  }
}
