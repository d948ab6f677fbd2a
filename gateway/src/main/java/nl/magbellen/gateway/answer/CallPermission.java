package nl.magbellen.gateway.answer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.decision.Basis;
import nl.magbellen.decision.Decision;
import nl.magbellen.decision.Obligation;
import nl.magbellen.decision.Reason;
import nl.magbellen.decision.Verdict;
import nl.magbellen.rulebook.ReasonCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The decision as it is answered and kept.
 *
 * @param id names the decision; its outcome is reported under it
 * @param reference as given with the question
 * @param decision PERMIT or DENY
 * @param at the instant that was asked about
 * @param decidedAt when it was decided
 * @param rulebook the version of the rules
 * @param binding whether {@code at} was within five minutes of {@code decidedAt}; if not, it is
 *     planning or audit, and there is no permit. A screened row that rests on a requested call is
 *     planning too, as it does not hold that call
 * @param basis what a PERMIT rests on; null on DENY
 * @param reasons every reason of a DENY, in the order of the gates
 * @param obligations what comes with a PERMIT
 * @param retryAt the next instant at which the time gates would pass, if they are all that failed
 * @param validUntil until when a PERMIT may be used
 * @param permit a binding PERMIT signed: a compact JWS (EdDSA) over these fields
 */
@Schema(description = "The decision, with all its reasons")
public record CallPermission(
    UUID id,
    @Nullable String reference,
    Verdict decision,
    Instant at,
    Instant decidedAt,
    String rulebook,
    boolean binding,
    @Nullable Basis basis,
    List<Reason> reasons,
    List<Obligation> obligations,
    @Nullable Instant retryAt,
    @Nullable Instant validUntil,
    @Nullable String permit) {

  /** The answer that says what was decided; without a permit. */
  public static CallPermission of(
      UUID id, String reference, Instant at, Instant decidedAt, boolean binding, Decision made) {
    return new CallPermission(
        id,
        reference,
        made.verdict(),
        at,
        decidedAt,
        made.rulebook(),
        binding,
        made.basis(),
        made.reasons(),
        made.obligations(),
        made.retryAt(),
        made.validUntil(),
        null);
  }

  /** Whether it is a DENY because something could not be known or recorded in time. */
  @JsonIgnore
  public boolean isUnavailable() {
    return reasons.stream().anyMatch(reason -> reason.code() == ReasonCode.EVIDENCE_UNAVAILABLE);
  }

  /** The same answer with its permit. */
  public CallPermission withPermit(String signed) {
    return new CallPermission(
        id,
        reference,
        decision,
        at,
        decidedAt,
        rulebook,
        binding,
        basis,
        reasons,
        obligations,
        retryAt,
        validUntil,
        signed);
  }

  /** The same, as planning: it binds nobody and holds nothing. */
  public CallPermission planned() {
    return new CallPermission(
        id,
        reference,
        decision,
        at,
        decidedAt,
        rulebook,
        false,
        basis,
        reasons,
        obligations,
        retryAt,
        validUntil,
        null);
  }

  /** The same question with another decision, without a permit. */
  public CallPermission decidedAs(Decision made) {
    return of(id, reference, at, decidedAt, binding, made);
  }
}
