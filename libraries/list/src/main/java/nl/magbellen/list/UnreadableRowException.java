package nl.magbellen.list;

/** A row that cannot be read; the message says why, without repeating the row. */
public final class UnreadableRowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Tells of the row, in a sentence. */
  public UnreadableRowException(String why) {
    super(why, null, false, false);
  }
}
