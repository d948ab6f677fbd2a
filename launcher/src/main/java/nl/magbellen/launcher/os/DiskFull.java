package nl.magbellen.launcher.os;

/** Knows a full disk by what the operating system says of it. */
public final class DiskFull {

  private DiskFull() {}

  public static boolean in(String message) {
    return message != null
        && (message.contains("No space left on device") || message.contains("Disk quota exceeded"));
  }

  public static boolean causes(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (in(cause.getMessage())) {
        return true;
      }
    }
    return false;
  }
}
