package nl.magbellen.gateway.subscription;

/** Whether anything is sent. */
public enum SubscriptionState {
  /** What changes is sent. */
  ACTIVE,
  /** The receiver answered 410: nothing is sent any more. */
  ENDED
}
