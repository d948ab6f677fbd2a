package nl.magbellen.callerid.probe;

/**
 * What was seen of a number that was called.
 *
 * @param status the last status of SIP; null for none
 */
public record Seen(ProbeAnswer answer, Integer status) {

  /** Nothing was learnt, as nothing was answered. */
  public static final Seen NOTHING = new Seen(ProbeAnswer.FAILED, null);
}
