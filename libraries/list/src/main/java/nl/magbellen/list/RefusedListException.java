package nl.magbellen.list;

/**
 * A list that cannot be read at all, before its first row. The message says why, and what to do; it
 * holds no telephone number.
 */
public class RefusedListException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Refuses for this reason, a sentence or two. */
  public RefusedListException(String why) {
    super(why, null, false, false);
  }
}
