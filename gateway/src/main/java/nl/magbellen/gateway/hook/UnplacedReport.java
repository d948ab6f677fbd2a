package nl.magbellen.gateway.hook;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
@Schema(name = "UnplacedReport", description = "A report of a call that could not be placed")
record UnplacedReport(
    UUID id,
    String preset,
    @Nullable String advertiser,
    @Nullable String agency,
    UnplacedState state,
    UnplacedCause cause,
    String detail,
    @Nullable String field,
    @Nullable Boolean objection,
    @Nullable UUID objectionId,
    @Nullable UUID outcome,
    @Schema(description = "All that was sent, by name") Map<String, String> fields,
    int attempts,
    Instant receivedAt,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant settledAt,
    @Nullable String settledBy,
    @Nullable String reason) {

  UnplacedReport {
    fields = Map.copyOf(fields);
  }
}
