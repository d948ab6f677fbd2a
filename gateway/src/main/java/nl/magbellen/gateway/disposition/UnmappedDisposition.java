package nl.magbellen.gateway.disposition;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A disposition that was reported and that no table explains.
 *
 * @param disposition as it was written
 * @param times how often it was reported
 * @param firstReportedAt when it was first reported
 * @param lastReportedAt when it was last reported
 * @param objection whether it counts as an objection, by its name
 */
@Schema(description = "A disposition that was reported and that no table explains")
public record UnmappedDisposition(
    String disposition,
    long times,
    Instant firstReportedAt,
    Instant lastReportedAt,
    boolean objection) {}
