package nl.magbellen.client;

/** A permit that lets no call out. */
public final class InvalidPermitException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Fault fault;

  /** What is wrong with it. */
  public enum Fault {
    /** None of the keys signed it: also a text that is no permit at all. */
    NOT_SIGNED,
    /** Another gateway gave it. */
    OTHER_ISSUER,
    /** A test: no call may rest on it. */
    TEST,
    /** Its time has not begun. */
    NOT_YET,
    /** Its time has passed. */
    EXPIRED,
    /** It is for somebody else. */
    OTHER_CALLEE
  }

  InvalidPermitException(Fault fault) {
    super("The permit lets no call out: " + fault);
    this.fault = fault;
  }

  /** What is wrong with it. */
  public Fault fault() {
    return fault;
  }
}
