package nl.magbellen.gateway.webhook;

/** What became of a try to send a message. */
public enum SendResult {
  /** The receiver answered 2xx. */
  TAKEN,
  /** It answered 410: it wants no more. */
  GONE,
  /** It answered anything else, a redirect too. */
  REFUSED,
  /** It did not answer in time. */
  TIMED_OUT,
  /** It could not be connected to, or its certificate is not good. */
  UNREACHABLE,
  /** Its name has no address, or none that may be sent to. */
  NO_ADDRESS
}
