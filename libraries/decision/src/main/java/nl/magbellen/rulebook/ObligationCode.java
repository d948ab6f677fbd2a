package nl.magbellen.rulebook;

/** What must be done when the call is made. */
public enum ObligationCode {
  STATE_IDENTITY_AND_PURPOSE,
  OFFER_RIGHT_TO_OBJECT,
  NO_OFFER_TO_MINOR,
  WRITTEN_CONFIRMATION,
  COOLING_OFF,
  DISCLOSE_AI,
  NO_VOICEMAIL,
  KEEP_NUMBER_CALLABLE,
  NO_OFFER,
  REPORT_OUTCOME,
  /** A warning: the telemarketer's training is not on record, and the advertiser chose to warn. */
  TELEMARKETER_NOT_TRAINED
}
