package nl.magbellen.consent.requestedcall;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A requested call with its history, as clients read it.
 *
 * @param usedAt when the call was made; null if not yet
 * @param recordedAt when we wrote it down
 * @param events what happened, in the order in which it was recorded
 */
@Schema(description = "A requested call with its history")
public record RequestedCallRecord(
    UUID id,
    @Schema(implementation = String.class, examples = "+31612345678") TelephoneNumber number,
    String advertiser,
    String subject,
    Instant requestedAt,
    Instant validUntil,
    String evidence,
    @Nullable Instant usedAt,
    Instant recordedAt,
    List<RequestedCallEvent> events) {}
