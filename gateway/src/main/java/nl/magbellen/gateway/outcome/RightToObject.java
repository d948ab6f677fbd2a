package nl.magbellen.gateway.outcome;

/** How the right to object was offered in a call. */
public enum RightToObject {
  /** By the telemarketer. */
  AGENT,
  /** By a recorded text at the end; it counts as offered if it was announced during the call. */
  RECORDED_TEXT,
  /** Not at all. */
  NOT_OFFERED
}
