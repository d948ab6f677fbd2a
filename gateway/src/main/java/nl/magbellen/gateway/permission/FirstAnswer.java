package nl.magbellen.gateway.permission;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.magbellen.decision.Basis;
import nl.magbellen.decision.Obligation;
import nl.magbellen.decision.Reason;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.number.Sha256;
import nl.magbellen.question.Question;
import nl.magbellen.question.json.TermsJson;

/**
 * The first answer to a question with an {@code Idempotency-Key}. It is given again only while it
 * would be decided the same: no key revives a permission.
 *
 * @param given null when there is none that may be given again
 * @param about a digest of what it answers, but for the instant: a campaign may stand for other
 *     fields by now
 */
@RegisterForReflection
record FirstAnswer(CallPermission given, String about) {

  /** A repeat joins the first answer only within this; source: the contract of the API. */
  static final Duration WINDOW = Duration.ofSeconds(60);

  /** What must be the same. Of a PERMIT the end may have moved on, as time has. */
  private record Judgement(
      Verdict verdict,
      String rulebook,
      boolean binding,
      Basis basis,
      List<Reason> reasons,
      List<Obligation> obligations,
      Instant retryAt) {

    static Judgement of(CallPermission answer) {
      return new Judgement(
          answer.decision(),
          answer.rulebook(),
          answer.binding(),
          answer.basis(),
          answer.reasons(),
          answer.obligations(),
          answer.retryAt());
    }
  }

  static FirstAnswer to(Question question, CallPermission given) {
    return new FirstAnswer(given, digest(question));
  }

  private static String digest(Question question) {
    return Sha256.text(TermsJson.write(question.terms().at(Instant.EPOCH)));
  }

  /** Whether it answers this very question, at whatever instant. */
  boolean isAbout(Question question) {
    return digest(question).equals(about);
  }

  /** Whether time alone lets it be given again at this instant. */
  boolean mayBeJoined(Instant now) {
    return given != null
        && !given.isUnavailable()
        && !now.isAfter(given.decidedAt().plus(WINDOW))
        && (given.validUntil() == null || now.isBefore(given.validUntil()));
  }

  /**
   * Whether it may be given again.
   *
   * @param again what the same question would be answered at this instant, on the facts of now
   */
  boolean isJoinedBy(CallPermission again, Instant now) {
    return mayBeJoined(now)
        && Judgement.of(given).equals(Judgement.of(again))
        && (given.validUntil() == null || !again.validUntil().isBefore(given.validUntil()));
  }
}
