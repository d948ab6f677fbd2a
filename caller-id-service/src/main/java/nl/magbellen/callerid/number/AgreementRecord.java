package nl.magbellen.callerid.number;

import java.time.Instant;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An agreement to a claim; the holder of the number learns nothing else of the claimant.
 *
 * @param callerId id of the registration that is proven now
 * @param provenAt since when: the agreement, or the proof if that is later
 * @param agreedAs in whose place the client agreed
 */
@Schema(description = "An agreement to a claim to a number")
public record AgreementRecord(
    UUID callerId,
    @Schema(implementation = String.class, examples = "+31207001234") TelephoneNumber number,
    Instant provenAt,
    AgreedAs agreedAs,
    String agreedBy,
    String evidence,
    Instant agreedAt) {}
