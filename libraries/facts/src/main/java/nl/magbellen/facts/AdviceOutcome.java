package nl.magbellen.facts;

/** What the committee for balance tests advised. */
public enum AdviceOutcome implements ForeignWord {
  POSITIVE,
  NEGATIVE,
  /** A word that is not known here: not positive. */
  UNKNOWN;

  @Override
  public boolean isUnknown() {
    return this == UNKNOWN;
  }
}
