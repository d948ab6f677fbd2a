package nl.magbellen.gateway.facts;

/** What somebody is to an advertiser. */
public enum RelationKind {
  CUSTOMER,
  DONOR,
  VOLUNTEER,
  /** Took part in a meeting or demonstration. */
  PARTICIPANT,
  /** Signed a petition. */
  PETITIONER
}
