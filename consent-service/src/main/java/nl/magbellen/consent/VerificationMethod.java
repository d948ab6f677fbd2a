package nl.magbellen.consent;

/** How it was verified that the giver of a consent is the person who is called. */
public enum VerificationMethod {
  /** A code sent to the number by text message was given back. */
  SMS_CODE,
  /** A code spoken to the number was given back. */
  VOICE_CODE,
  /** A link sent by e-mail was followed. */
  EMAIL_LINK,
  /** The giver was logged in to an app. */
  APP,
  /** The giver confirmed on the telephone. */
  PHONE,
  /** Not at all. */
  NONE
}
