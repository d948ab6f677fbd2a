package nl.magbellen.consent.relation;

/** What somebody is to an advertiser. */
public enum RelationKind {
  /** Bought something. */
  CUSTOMER,
  /** Gave something. */
  DONOR,
  /** Works for it unpaid. */
  VOLUNTEER,
  /** Took part in a meeting or demonstration. */
  PARTICIPANT,
  /** Signed a petition. */
  PETITIONER
}
