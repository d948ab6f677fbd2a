package nl.magbellen.callerid.mandate;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When a mandate ends.
 *
 * @param to first instant no longer covered; may lie in the past or in the future; null for now
 */
@Schema(
    description = "When a mandate ends",
    examples =
        """
        {"to": "2026-12-31T23:59:59+01:00"}
        """)
public record MandateEndRequest(Instant to) {

  Instant toOr(Instant now) {
    return to == null ? now : to;
  }
}
