package nl.magbellen.service.connection;

/** The body of one request, as far as it has come. */
final class HeldBody {

  private final HeldBodies.Part part;
  private Runnable refusal;
  private long bytes;
  private boolean over;
  private boolean refused;

  /**
   * @param refusal answers the request when there is no room for more of its body
   */
  HeldBody(HeldBodies.Part part, Runnable refusal) {
    this.part = part;
    this.refusal = refusal;
  }

  /** What its client may hold. */
  HeldBodies.Part part() {
    return part;
  }

  /** Whether a body of an announced length would find room now; if not, it is not taken. */
  synchronized boolean announce(long length) {
    refused = !part.hasRoomInTheEnd(length);
    return !refused;
  }

  /**
   * More of it comes.
   *
   * @return whether it may be passed on; if not, the request is answered
   */
  boolean take(int more) {
    return !isRefused() && (more == 0 || counts(more) || refuse());
  }

  private synchronized boolean counts(int more) {
    if (over) {
      return true;
    }
    boolean fits = part.take(bytes + more, more);
    bytes += fits ? more : 0;
    return fits;
  }

  private boolean refuse() {
    Runnable answer;
    synchronized (this) {
      refused = true;
      answer = refusal;
    }
    release();
    answer.run();
    return false;
  }

  /** Whether there was no room for it. */
  synchronized boolean isRefused() {
    return refused;
  }

  /** It is not held any more, or not as a whole. */
  synchronized void release() {
    if (!over) {
      over = true;
      // It knows all of the request, and the connection knows this.
      refusal = null;
      part.giveBack(bytes);
    }
  }
}
