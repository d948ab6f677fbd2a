package nl.magbellen.secrecy;

/** What nobody may read who was not meant to. */
enum Kind {
  /** A full telephone number. */
  NUMBER,
  /** The digits that prove a telephone number. */
  CODE,
  /** A bearer token, a permit: any JWT. */
  TOKEN,
  /** A secret or a private key. */
  KEY
}
