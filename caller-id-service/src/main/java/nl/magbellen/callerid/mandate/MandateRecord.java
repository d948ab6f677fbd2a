package nl.magbellen.callerid.mandate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An agency's right to call for an advertiser, with its history.
 *
 * @param subjects about what; {@code *} for everything
 * @param from first instant covered
 * @param to first instant no longer covered; null for no end
 * @param recordedAt when we wrote it down
 * @param events what happened, in the order in which it was recorded
 */
@Schema(description = "An agency's right to call for an advertiser, with its history")
public record MandateRecord(
    UUID id,
    String agency,
    String advertiser,
    List<String> subjects,
    Instant from,
    @Nullable Instant to,
    MandateKind kind,
    Instant recordedAt,
    List<MandateEvent> events) {}
