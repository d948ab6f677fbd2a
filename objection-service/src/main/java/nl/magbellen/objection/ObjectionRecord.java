package nl.magbellen.objection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An objection with its history, as clients read it.
 *
 * @param advertiser who may not call; {@code *} for everybody
 * @param advertiserUnknown whether it is not known yet that there is such an advertiser
 * @param source where the evidence of it is; null for clients that may not know
 * @param receivedAt in force from here
 * @param liftedAt no longer in force from here; null while in force
 * @param recordedAt when we wrote it down
 * @param events what happened, oldest first
 */
@Schema(description = "An objection with its history")
public record ObjectionRecord(
    UUID id,
    @Schema(implementation = String.class, examples = "+31612345678") TelephoneNumber number,
    String advertiser,
    @Schema(
            description =
                "true while it is not known that there is such an advertiser: it could not be asked,"
                    + " or the objection came with an outcome. The objection counts nevertheless")
        boolean advertiserUnknown,
    Channel channel,
    @Nullable String source,
    Instant receivedAt,
    @Nullable Instant liftedAt,
    Instant recordedAt,
    List<ObjectionEventRecord> events) {

  /** The same without who recorded it and where that client keeps its evidence. */
  ObjectionRecord withoutOrigin() {
    return new ObjectionRecord(
        id,
        number,
        advertiser,
        advertiserUnknown,
        channel,
        null,
        receivedAt,
        liftedAt,
        recordedAt,
        events.stream().map(ObjectionEventRecord::withoutOrigin).toList());
  }
}
