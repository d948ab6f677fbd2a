package nl.magbellen.callerid;

/** How far a caller id has come. */
public enum CallerIdState {
  /** Registered; nobody proved yet that it is the advertiser's or its agency's. */
  PENDING,
  /** Ownership is proven. */
  PROVEN,
  /** Given up. */
  RELEASED
}
