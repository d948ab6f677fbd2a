package nl.magbellen.phonecode;

/** Rolls back what a refused request has used of other allowances. */
final class RefusedException extends RuntimeException {

  private final transient Sending refusal;

  RefusedException(Sending refusal) {
    super(null, null, false, false);
    this.refusal = refusal;
  }

  Sending refusal() {
    return refusal;
  }
}
