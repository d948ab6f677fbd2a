package nl.magbellen.list;

/** A list in an encoding that is not read. */
public final class UnknownEncodingException extends RefusedListException {

  private static final long serialVersionUID = 1L;

  /** Refuses for this reason, a sentence or two. */
  public UnknownEncodingException(String why) {
    super(why);
  }
}
