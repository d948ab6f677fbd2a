package nl.magbellen.rulebook;

/** What must be done when the call is made. */
public enum ObligationCode {
  STATE_IDENTITY_AND_PURPOSE("SI"),
  OFFER_RIGHT_TO_OBJECT("OR"),
  NO_OFFER_TO_MINOR("NM"),
  WRITTEN_CONFIRMATION("WC"),
  COOLING_OFF("CO"),
  DISCLOSE_AI("AI"),
  NO_VOICEMAIL("NV"),
  KEEP_NUMBER_CALLABLE("KC"),
  NO_OFFER("NO"),
  REPORT_OUTCOME("RO"),
  /** A warning: the telemarketer's training is not on record, and the advertiser chose to warn. */
  TELEMARKETER_NOT_TRAINED("NT");

  private final String inPermits;

  ObligationCode(String inPermits) {
    this.inPermits = inPermits;
  }

  /** Two letters that stand for it where every character counts; they never change. */
  public String inPermits() {
    return inPermits;
  }
}
