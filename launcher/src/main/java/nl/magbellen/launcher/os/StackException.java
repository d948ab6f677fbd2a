package nl.magbellen.launcher.os;

/** Something that the person at the terminal can act upon, in one line. */
public final class StackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one line that says what is wrong and what to do
   */
  public StackException(String message) {
    super(message);
  }

  /**
   * @param message one line that says what is wrong and what to do
   * @param cause what was caught
   */
  public StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
