package nl.magbellen.gateway.log;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A reported outcome.
 *
 * @param decision the decision that it belongs to
 * @param objection whether the consumer objected
 * @param objectionId the objection that is in force because of it; null if none was made
 */
@Schema(description = "A reported outcome")
public record OutcomeRecord(
    UUID id,
    UUID decision,
    boolean connected,
    Instant endedAt,
    @Schema(nullable = true) RightToObject rightToObject,
    boolean objection,
    @Schema(nullable = true) UUID objectionId,
    @Schema(nullable = true) String disposition,
    String recordedBy,
    Instant recordedAt) {

  static OutcomeRecord of(Outcome outcome) {
    return new OutcomeRecord(
        outcome.id,
        outcome.decision,
        outcome.connected,
        outcome.endedAt,
        outcome.rightToObject,
        outcome.objected,
        outcome.objection,
        outcome.disposition,
        outcome.recordedBy,
        outcome.recordedAt);
  }
}
