package nl.magbellen.consent;

/** Through what a consent was given. */
public enum Channel {
  /** On a web page. */
  WEB,
  /** In an app. */
  APP,
  /** On paper. */
  PAPER,
  /** Said on the telephone. */
  PHONE,
  /** Said face to face. */
  IN_PERSON,
  /** Otherwise. */
  OTHER
}
