package nl.magbellen.consent;

/** Through what a consent was withdrawn. */
public enum WithdrawalChannel {
  /** Said to the telemarketer during a call. */
  CALL,
  /** On a web page. */
  WEB,
  /** By e-mail. */
  EMAIL,
  /** By letter. */
  LETTER,
  /** In an app. */
  APP,
  /** Said in a call that the consumer made. */
  PHONE,
  /** Said face to face. */
  IN_PERSON,
  /** Otherwise. */
  OTHER
}
