package nl.magbellen.facts;

/** How an objection came in. */
public enum ObjectionChannel implements ForeignWord {
  CALL,
  RECORDED_TEXT,
  WEB,
  EMAIL,
  LETTER,
  FILE,
  /** An entry of the former Bel-me-niet Register, imported for historic audits. */
  NATIONAL_REGISTER,
  /** A word that is not known here: an objection nevertheless. */
  UNKNOWN;

  @Override
  public boolean isUnknown() {
    return this == UNKNOWN;
  }
}
