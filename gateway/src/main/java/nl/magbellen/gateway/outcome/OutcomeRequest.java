package nl.magbellen.gateway.outcome;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a call ended.
 *
 * @param connected whether the consumer was reached
 * @param startedAt when the call began; null if it is not known, or if no call was made. Times that
 *     cannot be are refused after the objection was registered ({@link TimeFault})
 * @param endedAt when the call ended; null for now
 * @param rightToObject how the right to object was offered; null if no one was reached
 * @param announced whether a recorded text with the right to object was announced during the call,
 *     so that people stay on the line; without it a recorded text offers nothing. May be null
 * @param objection whether the consumer objected; it is registered before this is answered. Null if
 *     the disposition is to say
 * @param disposition the dialer's own word, kept as it is; one that says "do not call" is an
 *     objection unless {@code objection} is false
 */
@Schema(
    description = "How a call ended",
    examples =
        """
        {"connected": true, "startedAt": "2026-11-23T14:01:30+01:00",
         "endedAt": "2026-11-23T14:06:10+01:00", "rightToObject": "AGENT", "objection": true,
         "disposition": "DNC"}
        """)
public record OutcomeRequest(
    @NotNull Boolean connected,
    Instant startedAt,
    Instant endedAt,
    RightToObject rightToObject,
    Boolean announced,
    Boolean objection,
    @Size(max = 200) String disposition) {}
