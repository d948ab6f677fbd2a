package nl.magbellen.objection;

/** How an objection reached us. */
public enum Channel {
  /** Said to the telemarketer during a call. */
  CALL,
  /** Made in the recorded text at the end of a call. */
  RECORDED_TEXT,
  /** Made on a web page. */
  WEB,
  /** Sent by e-mail. */
  EMAIL,
  /** Sent by letter. */
  LETTER,
  /** Delivered in a file. */
  FILE,
  /**
   * An entry of the national do-not-call register that existed until 30 June 2021; only questions
   * about that time regard it.
   */
  NATIONAL_REGISTER
}
