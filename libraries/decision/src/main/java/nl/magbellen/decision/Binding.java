package nl.magbellen.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.magbellen.question.Question;
import nl.magbellen.question.TestAdvertisers;

/**
 * Which answers bind: those on a call about now. Such a call is made after the answer, so it must
 * be allowed when it is decided, too. For {@linkplain TestAdvertisers test advertisers} any instant
 * is now.
 */
public final class Binding {

  private static final Duration WITHIN = Duration.ofMinutes(5);

  /**
   * A question about now is decided within this; what the caller did in the meantime counts as done
   * after it.
   */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private Binding() {}

  /** True when the call is at most five minutes before or after the instant of the decision. */
  public static boolean isBinding(Question question, Instant decidedAt) {
    return TestAdvertisers.ask(question)
        || Duration.between(question.at(), decidedAt).abs().compareTo(WITHIN) <= 0;
  }

  /** True when the answer binds and the instant of the call lies before that of the decision. */
  public static boolean isDecidedLater(Question question, Instant decidedAt) {
    return isBinding(question, decidedAt)
        && decidedAt.isAfter(question.at())
        && !TestAdvertisers.ask(question);
  }

  /**
   * The instant at which the caller must be known besides the question's own; empty when its own is
   * enough.
   */
  public static Optional<Instant> later(Question question, Instant decidedAt) {
    boolean counts =
        isDecidedLater(question, decidedAt) && decidedAt.isAfter(question.at().plus(AT_ONCE));
    return counts ? Optional.of(decidedAt) : Optional.empty();
  }
}
