package nl.magbellen.facts;

/** What somebody is to an advertiser. */
public enum RelationKind implements ForeignWord {
  CUSTOMER,
  DONOR,
  VOLUNTEER,
  /** Took part in a meeting or demonstration. */
  PARTICIPANT,
  /** Signed a petition. */
  PETITIONER,
  /** A word that is not known here: no basis. */
  UNKNOWN;

  @Override
  public boolean isUnknown() {
    return this == UNKNOWN;
  }
}
