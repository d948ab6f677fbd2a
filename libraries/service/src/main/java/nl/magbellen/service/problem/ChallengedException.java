package nl.magbellen.service.problem;

/** A client is not let in, and why: 401. Expected, so nobody logs it. */
public final class ChallengedException extends SecurityException {

  private static final long serialVersionUID = 1L;

  private final transient Challenge challenge;

  /** Tells the client this. */
  public ChallengedException(Challenge challenge) {
    super(challenge.detail());
    this.challenge = challenge;
  }

  Challenge challenge() {
    return challenge;
  }
}
