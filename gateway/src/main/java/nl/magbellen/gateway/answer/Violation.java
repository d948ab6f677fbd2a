package nl.magbellen.gateway.answer;

import java.time.Instant;
import java.util.Optional;
import nl.magbellen.decision.Verdict;

/** What a reported call was made against. The report is recorded nevertheless. */
public enum Violation {
  /** The question was answered DENY, and the call was made. */
  CALLED_ON_DENY,
  /** The call began when its PERMIT held no longer. */
  CALLED_AFTER_PERMIT_ENDED;

  /**
   * What a report says that was violated. It must say that a call was made. A denied number that
   * was never dialled is reported, too.
   *
   * @param answer what was answered to the question
   * @param called whether the report says of something that only a call can bring about, such as
   *     that somebody or a machine answered
   * @param startedAt when the call began; null if that was not said
   * @param endedAt when the call ended. It stands in for an unknown beginning: whether the call
   *     began in time is then not known, and a call that may have begun too late counts as one.
   */
  public static Optional<Violation> of(
      CallPermission answer, boolean called, Instant startedAt, Instant endedAt) {
    if (!called && startedAt == null) {
      return Optional.empty();
    }
    if (answer.decision() == Verdict.DENY) {
      return Optional.of(CALLED_ON_DENY);
    }
    Instant began = startedAt == null ? endedAt : startedAt;
    return began.isBefore(answer.validUntil())
        ? Optional.empty()
        : Optional.of(CALLED_AFTER_PERMIT_ENDED);
  }
}
