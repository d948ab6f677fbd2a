package nl.magbellen.callerid.number;

/** How far a caller id has come. */
public enum CallerIdState {
  /**
   * Registered; it is not yet proven to be the advertiser's or its agency's, or it is proven for
   * another owner that did not agree to this claim. It may not be shown when calling.
   */
  PENDING,
  /** Ownership is proven. */
  PROVEN,
  /** Given up. */
  RELEASED
}
