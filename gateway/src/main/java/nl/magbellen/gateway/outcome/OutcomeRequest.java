package nl.magbellen.gateway.outcome;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a call ended.
 *
 * @param connected whether the consumer was reached; null if the disposition says it, or if what
 *     else is said can only be so when they were
 * @param startedAt when the call began; null if it is not known, or if no call was made. Times that
 *     cannot be are refused after the objection was registered ({@link ReportFault})
 * @param answeredAt when somebody answered; null if it is not known, or if nobody did
 * @param endedAt when the call ended; null for now
 * @param abandoned whether the call was given up for want of a telemarketer; null for not
 * @param machine whether a machine answered; null for not
 * @param callId the dialer's own id of the call; null for none
 * @param telemarketer who spoke; null if nobody did, or if that is not known
 * @param rightToObject how the right to object was offered; null if no one was reached
 * @param announced whether a recorded text with the right to object was announced during the call,
 *     so that people stay on the line; without it a recorded text offers nothing. May be null
 * @param textVersion which version of the recorded text; null if it is not known
 * @param objection whether the consumer objected; it is registered before this is answered. Null if
 *     the disposition is to say
 * @param wrongPerson whether it was another person than the one who consented; the consents of the
 *     number are suspended for the advertiser then, until they are verified again. Null for not
 * @param calleeMinor whether a minor was reached. The number is not called for the advertiser then,
 *     on any basis, until something newer on record shows whom it reaches there: a verification, a
 *     relation, a request, a publication. Null for not
 * @param callback that the consumer asked to be called back: a requested call, unless the report is
 *     one of a {@code violation}; null for not
 * @param disposition the dialer's own word, kept as it is, and read by the tables of dispositions.
 *     One that is named like "do not call" is an objection unless {@code objection} or the table
 *     says false
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
    Boolean connected,
    Instant startedAt,
    Instant answeredAt,
    Instant endedAt,
    Boolean abandoned,
    Boolean machine,
    @Size(max = 200) String callId,
    @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE) String telemarketer,
    RightToObject rightToObject,
    Boolean announced,
    @Size(max = 100) String textVersion,
    Boolean objection,
    Boolean wrongPerson,
    Boolean calleeMinor,
    @Valid Callback callback,
    @Size(max = 200) String disposition) {}
