package nl.magbellen.number;

import nl.magbellen.number.NumberFault.Kind;

/**
 * A text is not a telephone number. The message says what is wrong and what to do, and never holds
 * the text itself, so it may be logged and returned to the client.
 *
 * <p>It carries no stack trace: in a screening of a million rows a bad number is an ordinary
 * answer.
 */
public final class InvalidTelephoneNumberException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient NumberFault fault;

  InvalidTelephoneNumberException(Kind kind) {
    this(NumberFault.of(kind));
  }

  InvalidTelephoneNumberException(NumberFault fault) {
    super(null, null, false, false);
    this.fault = fault;
  }

  /** What is wrong with the number. */
  public NumberFault fault() {
    return fault;
  }

  /** The {@link #fault()} in English. */
  @Override
  public String getMessage() {
    return fault.en();
  }
}
