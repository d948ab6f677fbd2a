package nl.magbellen.gateway.outcome;

import java.time.Instant;
import java.util.UUID;
import nl.magbellen.gateway.answer.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A reported outcome.
 *
 * @param decision the decision that it belongs to
 * @param startedAt when the call began; null if that was not said
 * @param answeredAt when somebody answered; null if that was not said
 * @param abandoned whether the call was given up for want of a telemarketer
 * @param machine whether a machine answered
 * @param callId the dialer's own id of the call; null for none
 * @param telemarketer who spoke; null if that was not said
 * @param announced whether a recorded text was announced during the call; null if that was not said
 * @param textVersion which version of the recorded text; null if that was not said
 * @param objection whether the consumer objected, as it was understood
 * @param objectionId the objection that is in force because of it; null if none was made, which is
 *     also so when the number called is none (NUMBER_INVALID of the decision says why)
 * @param wrongPerson whether it was another person than the one who consented, as it was understood
 * @param calleeMinor whether a minor was reached, as it was understood
 * @param callback that the consumer asked to be called back; null for not
 * @param requestedCall the requested call that it became; null for none
 * @param disposition the dialer's own word; null for none
 * @param violation what the call was made against; null if nothing
 */
@Schema(description = "A reported outcome")
public record OutcomeRecord(
    UUID id,
    UUID decision,
    boolean connected,
    @Nullable Instant startedAt,
    @Nullable Instant answeredAt,
    Instant endedAt,
    boolean abandoned,
    boolean machine,
    @Nullable String callId,
    @Nullable String telemarketer,
    @Nullable RightToObject rightToObject,
    @Nullable Boolean announced,
    @Nullable String textVersion,
    boolean objection,
    @Nullable UUID objectionId,
    boolean wrongPerson,
    boolean calleeMinor,
    @Nullable Callback callback,
    @Nullable UUID requestedCall,
    @Nullable String disposition,
    @Nullable Violation violation,
    String recordedBy,
    Instant recordedAt) {

  static OutcomeRecord of(Outcome outcome) {
    return new OutcomeRecord(
        outcome.id,
        outcome.decision,
        outcome.connected,
        outcome.startedAt,
        outcome.answeredAt,
        outcome.endedAt,
        outcome.abandoned,
        outcome.machine,
        outcome.callId,
        outcome.telemarketer,
        outcome.rightToObject,
        outcome.announced,
        outcome.textVersion,
        outcome.objected,
        outcome.objection,
        outcome.wrongPerson,
        outcome.calleeMinor,
        outcome.callbackUntil == null
            ? null
            : new Callback(outcome.callbackAt, outcome.callbackUntil),
        outcome.requestedCall,
        outcome.disposition,
        outcome.violation,
        outcome.recordedBy,
        outcome.recordedAt);
  }
}
