package nl.magbellen.service.secrecy;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** A failure as it may be logged: in the same words and from the same place, but masked. */
final class MaskedFailure extends Throwable {

  private static final long serialVersionUID = 1L;

  private final String told;

  private MaskedFailure(String told, Throwable cause, StackTraceElement[] trace) {
    super(told, cause);
    this.told = told;
    setStackTrace(trace);
  }

  /** The failure itself when there is nothing to mask in it and its causes, else a copy. */
  static Throwable of(Throwable failure, UnaryOperator<String> masking) {
    Throwable cause =
        Optional.ofNullable(failure.getCause()).map(it -> of(it, masking)).orElse(null);
    String told = failure.toString();
    String masked = masking.apply(told);
    return masked.equals(told) && cause == failure.getCause()
        ? failure
        : new MaskedFailure(masked, cause, failure.getStackTrace());
  }

  @Override
  public String toString() {
    return told;
  }
}
