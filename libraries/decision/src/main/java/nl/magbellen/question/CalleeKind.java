package nl.magbellen.question;

/** Who is called. */
public enum CalleeKind {
  /** A consumer, sole trader, VOF, CV or partnership. */
  NATURAL_PERSON,
  /** A company, foundation, association or public body. */
  LEGAL_PERSON,
  /** Not known: treated as a natural person. */
  UNKNOWN
}
