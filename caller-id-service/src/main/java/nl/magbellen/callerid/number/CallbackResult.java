package nl.magbellen.callerid.number;

/** What a number does when it is called back. */
public enum CallbackResult {
  /** Somebody or something answered. */
  ANSWERED,
  /** It rang, and was not answered. */
  NO_ANSWER,
  /** It was engaged. */
  BUSY,
  /** The network knows no such number. */
  NOT_IN_SERVICE
}
