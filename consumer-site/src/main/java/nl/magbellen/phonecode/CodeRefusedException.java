package nl.magbellen.phonecode;

/** Rolls back what a refused request has used of other allowances. */
final class CodeRefusedException extends RuntimeException {

  private final transient Sending refusal;

  CodeRefusedException(Sending refusal) {
    super(null, null, false, false);
    this.refusal = refusal;
  }

  Sending refusal() {
    return refusal;
  }
}
