package nl.magbellen.callerid.probe;

/** What a call to a caller id came to. */
public enum ProbeAnswer {
  /** Somebody or something answered. */
  ANSWERED,
  /** It was engaged. */
  BUSY,
  /** It rang, or was refused, and was not answered. */
  NO_ANSWER,
  /** The network knows no such number. */
  NOT_IN_SERVICE,
  /** Nothing was learnt about the number: the call did not come so far. */
  FAILED
}
