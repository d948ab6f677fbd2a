package nl.magbellen.consent.proofrequest;

/** Through what a consumer asked for proof. */
public enum AskedThrough {
  /** On the consumers' pages or another web page. */
  WEB,
  /** By e-mail. */
  EMAIL,
  /** By letter. */
  LETTER,
  /** On the telephone. */
  PHONE,
  /** Face to face. */
  IN_PERSON,
  /** Otherwise. */
  OTHER
}
