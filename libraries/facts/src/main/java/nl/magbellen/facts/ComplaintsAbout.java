package nl.magbellen.facts;

/** What consumers complain about. */
public enum ComplaintsAbout implements ForeignWord {
  /** The number that was shown. */
  CALLER_ID,
  AGENCY,
  TELEMARKETER,
  /** A word that is not known here: complaints nevertheless. */
  UNKNOWN;

  @Override
  public boolean isUnknown() {
    return this == UNKNOWN;
  }
}
