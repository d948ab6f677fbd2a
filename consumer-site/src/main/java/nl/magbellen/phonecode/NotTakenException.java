package nl.magbellen.phonecode;

/** A code could not be handed to the provider. Its message holds neither number nor code. */
final class NotTakenException extends RuntimeException {

  private final boolean worthRetrying;

  NotTakenException(String message, boolean worthRetrying) {
    super(message, null, false, false);
    this.worthRetrying = worthRetrying;
  }

  /** Whether the same message may be taken a moment later. */
  boolean isWorthRetrying() {
    return worthRetrying;
  }
}
