package nl.magbellen.launcher.chaos.check;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import nl.magbellen.launcher.chaos.history.Answer;
import nl.magbellen.launcher.chaos.history.Downtimes;
import nl.magbellen.launcher.chaos.history.History;

/**
 * What cannot be known is a DENY, soon: while the gateway itself runs, every question gets a
 * decision within a few seconds, whatever happens to the others.
 */
public final class AnswersComeInTime implements Checker.Rule {

  private static final int BUSY = 503;

  private final Duration atMost;

  /**
   * @param atMost from question to answer
   */
  AnswersComeInTime(Duration atMost) {
    this.atMost = atMost;
  }

  @Override
  public Stream<Violation> brokenBy(History history) {
    return measured(history).flatMap(answer -> brokenBy(answer).stream());
  }

  /** The answers by which the gateway can be held to its deadline. */
  public static Stream<Answer> measured(History history) {
    Downtimes downtimes = history.gateway();
    return history.answers().stream()
        .filter(Answer::measured)
        .filter(answer -> !downtimes.touch(answer.sent(), answer.answered()));
  }

  /** Who is hung up on at once knows at once; who waits in vain does not. */
  private Optional<Violation> brokenBy(Answer answer) {
    boolean isLate = answer.took() > atMost.toNanos();
    if (answer.status() == 0) {
      return isLate ? told(Violation.Kind.NO_ANSWER, "no answer", answer) : Optional.empty();
    }
    if (isLate) {
      return told(Violation.Kind.ANSWER_LATE, "answered late", answer);
    }
    return answer.isDecision() || answer.status() == BUSY
        ? Optional.empty()
        : told(Violation.Kind.NO_DECISION, "status " + answer.status(), answer);
  }

  private static Optional<Violation> told(Violation.Kind kind, String what, Answer answer) {
    return Optional.of(
        Violation.of(
            kind,
            "%s after %d ms".formatted(what, Duration.ofNanos(answer.took()).toMillis()),
            answer));
  }
}
