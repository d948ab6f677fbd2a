package nl.magbellen.question;

/** Who or what speaks on the calling side. */
public enum Caller {
  HUMAN,
  /** A recorded message. */
  RECORDED,
  /** A machine that holds a conversation. */
  AI_AGENT
}
