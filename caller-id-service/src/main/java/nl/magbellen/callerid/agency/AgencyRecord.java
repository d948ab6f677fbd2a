package nl.magbellen.callerid.agency;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An agency as it is now.
 *
 * @param version how often it was recorded, from 1
 * @param recordedAt when this version was recorded
 */
@Schema(description = "An agency as it is now")
public record AgencyRecord(String id, String name, int version, Instant recordedAt) {}
