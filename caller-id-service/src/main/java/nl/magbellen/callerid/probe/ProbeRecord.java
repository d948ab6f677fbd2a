package nl.magbellen.callerid.probe;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A call to a caller id, to see whether it is answered.
 *
 * @param id also the Call-ID of the call, by which the trunk's operator finds it
 * @param endedAt null while it lasts
 * @param answer null while it lasts
 * @param status the last status of SIP; null for none
 */
@Schema(description = "A call to a caller id, to see whether it is answered")
public record ProbeRecord(
    UUID id,
    Instant at,
    @Nullable Instant endedAt,
    @Nullable ProbeAnswer answer,
    @Nullable Integer status) {}
