package nl.magbellen.objection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.common.TelephoneNumber;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An objection with its history, as clients read it.
 *
 * @param source where the evidence of it is; null for clients that may not know
 * @param receivedAt in force from here
 * @param liftedAt no longer in force from here; null while in force
 * @param recordedAt when we wrote it down
 * @param events what happened, oldest first
 */
@Schema(
    description = "An objection with its history",
    requiredProperties = {
      "id",
      "number",
      "advertiser",
      "channel",
      "receivedAt",
      "recordedAt",
      "events"
    })
public record ObjectionRecord(
    UUID id,
    @Schema(implementation = String.class, examples = "+31612345678") TelephoneNumber number,
    String advertiser,
    Channel channel,
    String source,
    Instant receivedAt,
    Instant liftedAt,
    Instant recordedAt,
    List<ObjectionHappening> events) {

  /** The same without who told it and where that client keeps its evidence. */
  ObjectionRecord withoutOrigin() {
    return new ObjectionRecord(
        id,
        number,
        advertiser,
        channel,
        null,
        receivedAt,
        liftedAt,
        recordedAt,
        events.stream().map(ObjectionHappening::withoutOrigin).toList());
  }
}
