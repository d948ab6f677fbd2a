package nl.magbellen.service.change;

import java.time.Instant;
import java.time.LocalDate;
import nl.magbellen.number.TelephoneNumber;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A change, as one service tells it to the gateway.
 *
 * @param position its place in the order in which this service's changes were committed
 * @param number the callee's; null for what is about no callee
 * @param callerId the number that calls; null for what is about none
 * @param advertiser for whom it counts; {@code *} for all
 * @param agency who holds the caller id, or has the mandate; null for none
 * @param day of mourning; null for all else
 * @param evidence the record, as decisions name it; null for a day of mourning
 * @param happenedAt from when it counts, as it was reported; it may arrive late, or lie ahead
 * @param recordedAt when it was written down
 */
@Schema(requiredProperties = {"position", "kind", "advertiser", "happenedAt", "recordedAt"})
public record RecordedChange(
    long position,
    ChangeKind kind,
    @Schema(implementation = String.class, examples = "+31612345678") TelephoneNumber number,
    String callerId,
    String advertiser,
    String agency,
    LocalDate day,
    String evidence,
    Instant happenedAt,
    Instant recordedAt) {}
