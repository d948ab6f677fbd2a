package nl.magbellen.gateway.hook;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A report of a call that could not be placed.
 *
 * @param preset as the address named it
 * @param advertiser for whom the call was made; null if that is not known
 * @param agency that called; null if the advertiser did itself
 * @param cause why it could not be placed
 * @param detail the same, and what helps, for people
 * @param field that is at fault, as a JSON Pointer; null if no field is
 * @param objection whether it says that the consumer objected; null if that is not known
 * @param objectionId the objection that is in force because of it; null if none is known
 * @param outcome that it became; null while it is none
 * @param fields all that was sent, by name
 * @param attempts how often it was tried
 * @param nextAttemptAt when it is tried again; null for not by itself
 * @param settledAt when it was placed or ended
 * @param settledBy who ended it
 * @param reason with which it was ended
 */
@Schema(
    name = "UnplacedReport",
    description = "A report of a call that could not be placed",
    requiredProperties = {
      "id",
      "preset",
      "state",
      "cause",
      "detail",
      "fields",
      "attempts",
      "receivedAt"
    })
record UnplacedReport(
    UUID id,
    String preset,
    @Schema(nullable = true) String advertiser,
    @Schema(nullable = true) String agency,
    UnplacedState state,
    UnplacedCause cause,
    String detail,
    @Schema(nullable = true) String field,
    @Schema(nullable = true) Boolean objection,
    @Schema(nullable = true) UUID objectionId,
    @Schema(nullable = true) UUID outcome,
    @Schema(description = "All that was sent, by name") Map<String, String> fields,
    int attempts,
    Instant receivedAt,
    @Schema(nullable = true) Instant nextAttemptAt,
    @Schema(nullable = true) Instant settledAt,
    @Schema(nullable = true) String settledBy,
    @Schema(nullable = true) String reason) {

  UnplacedReport {
    fields = Map.copyOf(fields);
  }
}
