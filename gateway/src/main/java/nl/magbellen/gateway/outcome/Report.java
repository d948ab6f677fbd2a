package nl.magbellen.gateway.outcome;

import java.time.Instant;
import java.util.Optional;
import nl.magbellen.decision.Binding;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Violation;
import nl.magbellen.gateway.log.LoggedDecision;

/**
 * What was reported about a call, as it is understood.
 *
 * @param decision on which it was made, or not made
 * @param endedAt when the call ended; when it was reported if that was not said
 * @param objected whether the consumer objected, as the report or its disposition says
 */
record Report(LoggedDecision decision, OutcomeRequest said, Instant endedAt, boolean objected) {

  /** The report as it is understood, whether its times can be or not ({@link TimeFault}). */
  static Report of(
      LoggedDecision decision, OutcomeRequest said, Dispositions dispositions, Instant now) {
    boolean objected =
        said.objection() == null ? dispositions.sayDoNotCall(said.disposition()) : said.objection();
    return new Report(decision, said, endedAt(said, now), objected);
  }

  private static Instant endedAt(OutcomeRequest said, Instant now) {
    if (said.endedAt() != null) {
      return said.endedAt();
    }
    boolean beganAhead = said.startedAt() != null && said.startedAt().isAfter(now);
    return beganAhead ? said.startedAt() : now;
  }

  CallPermission answer() {
    return decision.answer();
  }

  boolean connected() {
    return said.connected();
  }

  /**
   * Whether the question was about a call now, so that this may be that call. A screened row is,
   * also where it does not bind because it holds no requested call.
   */
  boolean isAboutNow() {
    return Binding.isBinding(decision.question(), answer().decidedAt());
  }

  /** When the call began; when it ended if that was not said. */
  Instant calledAt() {
    return said.startedAt() == null ? endedAt : said.startedAt();
  }

  /** Somebody was reached while the permit held: a call that rests on nothing renews no consent. */
  boolean isUseOfConsent() {
    return connected() && violation().isEmpty();
  }

  Optional<Violation> violation() {
    return Violation.of(answer(), connected(), said.startedAt(), endedAt);
  }
}
