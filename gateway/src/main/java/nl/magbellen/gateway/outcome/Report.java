package nl.magbellen.gateway.outcome;

import java.time.Instant;
import java.util.Optional;
import nl.magbellen.decision.Binding;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Violation;
import nl.magbellen.gateway.disposition.Dispositions;
import nl.magbellen.gateway.disposition.Meaning;
import nl.magbellen.gateway.log.LoggedDecision;
import nl.magbellen.question.Terms;

/**
 * What was reported about a call, as it is understood.
 *
 * @param decision on which it was made, or not made
 * @param disposition what the dialer's word means
 * @param endedAt when the call ended; when it was reported if that was not said
 */
record Report(
    LoggedDecision decision, OutcomeRequest said, Dispositions.Read disposition, Instant endedAt) {

  /** The report as it is understood, whether it can be so or not ({@link ReportFault}). */
  static Report of(
      LoggedDecision decision, OutcomeRequest said, Dispositions.Read disposition, Instant now) {
    return new Report(decision, said, disposition, endedAt(said, now));
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

  Terms terms() {
    return decision.question().terms();
  }

  private Meaning meaning() {
    return disposition.meaning();
  }

  /** Whether the report or the word says whether somebody was reached, or what follows from it. */
  boolean saysWhetherConnected() {
    return said.connected() != null || meaning().connected() != null || tellsOfAPerson();
  }

  /** Whether somebody was reached. */
  boolean connected() {
    if (said.connected() != null) {
      return said.connected();
    }
    return meaning().connected() == null ? tellsOfAPerson() : meaning().connected();
  }

  private boolean tellsOfAPerson() {
    return objected()
        || reachedAnother()
        || said.answeredAt() != null
        || said.rightToObject() != null
        || said.callback() != null;
  }

  /** Whether the consumer objected. */
  boolean objected() {
    return either(said.objection(), meaning().objection());
  }

  boolean wrongPerson() {
    return either(said.wrongPerson(), meaning().wrongPerson());
  }

  boolean calleeMinor() {
    return either(said.calleeMinor(), meaning().calleeMinor());
  }

  /** Whether somebody was reached who may not be the one who consented. */
  boolean reachedAnother() {
    return wrongPerson() || calleeMinor();
  }

  boolean machine() {
    return either(said.machine(), meaning().machine());
  }

  boolean abandoned() {
    return either(said.abandoned(), meaning().abandoned());
  }

  /** What was said itself; if it says nothing, what the word means. */
  static boolean either(Boolean said, Boolean meant) {
    return Boolean.TRUE.equals(said == null ? meant : said);
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

  /**
   * The person who consented was reached while the permit held: a call that rests on nothing renews
   * no consent, nor does a machine.
   */
  boolean isUseOfConsent() {
    return connected() && !machine() && !reachedAnother() && violation().isEmpty();
  }

  Optional<Violation> violation() {
    return Violation.of(answer(), isOfACall(), said.startedAt(), endedAt);
  }

  /** Whether what it says can only be so when a call was made. */
  private boolean isOfACall() {
    return connected() || machine() || abandoned() || said.answeredAt() != null;
  }
}
