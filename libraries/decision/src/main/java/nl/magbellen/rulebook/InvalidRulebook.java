package nl.magbellen.rulebook;

/** The rulebook file contradicts itself or does not fit the program; the message says where. */
public final class InvalidRulebook extends RuntimeException {
  InvalidRulebook(String message) {
    super(message);
  }

  InvalidRulebook(String message, Throwable cause) {
    super(message, cause);
  }
}
