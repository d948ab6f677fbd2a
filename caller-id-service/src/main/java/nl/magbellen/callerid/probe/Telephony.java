package nl.magbellen.callerid.probe;

/** By what numbers are called. */
public interface Telephony {

  /** Whether it is set up. Where it is not, nobody is called. */
  boolean isSet();

  /**
   * Calls a number, waits for what comes of it and hangs up. It blocks, at most for {@link
   * ProberSettings#longestCall()}. What goes wrong on the way is {@link ProbeAnswer#FAILED}.
   */
  Seen call(Probe probe);
}
