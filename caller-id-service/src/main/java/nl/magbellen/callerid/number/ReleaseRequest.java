package nl.magbellen.callerid.number;

import jakarta.validation.constraints.PastOrPresent;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When a number was given up.
 *
 * @param releasedAt null for now
 */
@Schema(
    description = "When a number was given up",
    examples =
        """
        {"releasedAt": "2026-11-20T17:00:00+01:00"}
        """)
public record ReleaseRequest(@PastOrPresent Instant releasedAt) {

  Instant releasedAtOr(Instant now) {
    return releasedAt == null ? now : releasedAt;
  }
}
