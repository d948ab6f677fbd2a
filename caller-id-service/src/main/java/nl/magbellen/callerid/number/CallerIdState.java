package nl.magbellen.callerid.number;

/** How far a caller id has come. */
public enum CallerIdState {
  /**
   * Registered; nobody proved yet that it is the advertiser's or its agency's, or it is proven for
   * somebody else and nobody agreed to this claim. It may not be shown when calling.
   */
  PENDING,
  /** Ownership is proven. */
  PROVEN,
  /** Given up. */
  RELEASED
}
