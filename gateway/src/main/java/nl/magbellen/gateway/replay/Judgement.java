package nl.magbellen.gateway.replay;

import java.time.Instant;
import java.util.List;
import nl.magbellen.decision.Basis;
import nl.magbellen.decision.Decision;
import nl.magbellen.decision.Obligation;
import nl.magbellen.decision.Reason;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, without what only an answer to a dialer has.
 *
 * @param rulebook the version of the rules
 * @param basis what a PERMIT rests on; null on DENY
 * @param reasons every reason of a DENY, in the order of the gates
 */
@Schema(description = "What was decided")
public record Judgement(
    Verdict decision,
    String rulebook,
    @Nullable Basis basis,
    List<Reason> reasons,
    List<Obligation> obligations,
    @Nullable Instant retryAt,
    @Nullable Instant validUntil) {

  static Judgement of(CallPermission answer) {
    return new Judgement(
        answer.decision(),
        answer.rulebook(),
        answer.basis(),
        answer.reasons(),
        answer.obligations(),
        answer.retryAt(),
        answer.validUntil());
  }

  static Judgement of(Decision made) {
    return new Judgement(
        made.verdict(),
        made.rulebook(),
        made.basis(),
        made.reasons(),
        made.obligations(),
        made.retryAt(),
        made.validUntil());
  }
}
