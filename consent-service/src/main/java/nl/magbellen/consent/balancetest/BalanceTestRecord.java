package nl.magbellen.consent.balancetest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A balance test, as clients read it.
 *
 * @param committeeAdvice null when none is on record
 * @param recordedBy the client that recorded it
 * @param recordedAt when we wrote it down
 */
@Schema(description = "A balance test")
public record BalanceTestRecord(
    UUID id,
    String advertiser,
    String subject,
    LocalDate heldOn,
    @Schema(implementation = String.class, examples = "P2Y") Period term,
    String interests,
    String impact,
    String safeguards,
    String conclusion,
    String approvedBy,
    @Nullable CommitteeAdvice committeeAdvice,
    String recordedBy,
    Instant recordedAt) {}
