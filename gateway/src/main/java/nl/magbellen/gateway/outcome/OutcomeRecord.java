package nl.magbellen.gateway.outcome;

import java.time.Instant;
import java.util.UUID;
import nl.magbellen.gateway.answer.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A reported outcome.
 *
 * @param decision the decision that it belongs to
 * @param startedAt when the call began; null if that was not said
 * @param announced whether a recorded text was announced during the call; null if that was not said
 * @param objection whether the consumer objected, as it was understood
 * @param objectionId the objection that is in force because of it; null if none was made, which is
 *     also so when the number called is none (NUMBER_INVALID of the decision says why)
 * @param violation what the call was made against; null if nothing
 */
@Schema(description = "A reported outcome")
public record OutcomeRecord(
    UUID id,
    UUID decision,
    boolean connected,
    @Schema(nullable = true) Instant startedAt,
    Instant endedAt,
    @Schema(nullable = true) RightToObject rightToObject,
    @Schema(nullable = true) Boolean announced,
    boolean objection,
    @Schema(nullable = true) UUID objectionId,
    @Schema(nullable = true) String disposition,
    @Schema(nullable = true) Violation violation,
    String recordedBy,
    Instant recordedAt) {

  static OutcomeRecord of(Outcome outcome) {
    return new OutcomeRecord(
        outcome.id,
        outcome.decision,
        outcome.connected,
        outcome.startedAt,
        outcome.endedAt,
        outcome.rightToObject,
        outcome.announced,
        outcome.objected,
        outcome.objection,
        outcome.disposition,
        outcome.violation,
        outcome.recordedBy,
        outcome.recordedAt);
  }
}
