package nl.magbellen.objection.complaint;

/** What was found out about a call that somebody complains about. */
public enum Finding {
  /** There was a permit for a call at that moment. */
  PERMITTED,
  /** The caller asked, was told not to call, and called. */
  DENIED,
  /** The number is known, and nobody asked whether the call may be made. */
  NOT_ASKED,
  /** Nobody has registered the number, or none was shown, and nobody asked. */
  CALLER_UNKNOWN
}
