package nl.magbellen.service.deadline;

/** An answer did not come in time; the work may still be under way. */
public final class LateAnswer extends RuntimeException {
  LateAnswer() {
    super("no answer in time", null, false, false);
  }
}
