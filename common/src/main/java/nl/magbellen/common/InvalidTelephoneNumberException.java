package nl.magbellen.common;

/**
 * A text is not a telephone number. The message says what is wrong and what to do, and never holds
 * the text itself, so it may be logged and returned to the client.
 *
 * <p>It carries no stack trace: in a screening of a million rows a bad number is an ordinary
 * answer.
 */
public final class InvalidTelephoneNumberException extends RuntimeException {
  InvalidTelephoneNumberException(String message) {
    super(message, null, false, false);
  }
}
