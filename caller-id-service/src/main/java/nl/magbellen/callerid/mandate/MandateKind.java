package nl.magbellen.callerid.mandate;

/** In what capacity somebody else calls for an advertiser. */
public enum MandateKind {
  /** Makes the calls for the advertiser. */
  AGENCY,
  /** Brings advertiser and consumer together, in its own name; the code covers it since 2020. */
  INTERMEDIARY
}
