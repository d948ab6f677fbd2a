package nl.magbellen.gateway.log;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a call.
 *
 * @param connected whether the consumer was reached
 * @param endedAt when the call ended; null for now
 * @param rightToObject how the right to object was offered; null if nobody was reached
 * @param objection whether the consumer objected; it is registered before this is answered
 * @param disposition the dialer's own word, kept as it is
 */
@Schema(
    description = "What became of a call",
    examples =
        """
        {"connected": true, "endedAt": "2026-11-23T14:06:10+01:00", "rightToObject": "AGENT",
         "objection": true, "disposition": "DNC"}
        """)
public record OutcomeRequest(
    @NotNull Boolean connected,
    @PastOrPresent Instant endedAt,
    RightToObject rightToObject,
    Boolean objection,
    @Size(max = 200) String disposition) {

  Instant endedAtOr(Instant now) {
    return endedAt == null ? now : endedAt;
  }

  boolean objected() {
    return Boolean.TRUE.equals(objection);
  }
}
