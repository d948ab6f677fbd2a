package nl.magbellen.consent.proofrequest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A consumer's request for proof.
 *
 * @param advertiser who must give the proof
 * @param consent of which; null for whatever is on record for the number
 * @param dueOn the last day of the term, local date in Europe/Amsterdam
 * @param overdue whether the proof was not given by the end of that day
 * @param deliveredAt when the consumer got it; null while it is to be given
 */
@Schema(description = "A consumer's request for proof")
public record ProofRequestRecord(
    UUID id,
    @Schema(implementation = String.class, examples = "+31612345678") TelephoneNumber number,
    String advertiser,
    @Nullable UUID consent,
    Instant requestedAt,
    AskedThrough channel,
    LocalDate dueOn,
    ProofRequestState state,
    boolean overdue,
    @Nullable Instant deliveredAt,
    Instant recordedAt) {}
