package nl.magbellen.consent.balancetest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.Period;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A balance test to be recorded: the advertiser's interest weighed against the former customers'.
 *
 * @param subject the subject tested, or {@code *} for all
 * @param heldOn local date in Europe/Amsterdam
 * @param term how long after its end a relation may still be used, in calendar time
 * @param interests the advertiser's interests
 * @param impact what the calls mean to those who are called
 * @param safeguards what protects them
 * @param conclusion the outcome of the weighing
 * @param approvedBy who approved it
 * @param committeeAdvice the committee's advice; may be null, and must be positive for a term over
 *     the longest of the rulebook on {@code heldOn}
 */
@Schema(description = "A balance test to be recorded")
public record BalanceTestRequest(
    @Schema(examples = "zonnestroom")
        @NotNull
        @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
        String advertiser,
    @Schema(examples = "energy-contract", description = "The subject tested; * for all")
        @NotNull
        @Pattern(regexp = Identifier.PATTERN_OR_ALL, message = Identifier.MESSAGE_OR_ALL)
        String subject,
    @Schema(examples = "2026-01-15") @NotNull @PastOrPresent LocalDate heldOn,
    @Schema(
            implementation = String.class,
            examples = "P2Y",
            description =
                "ISO 8601 period; one over the longest customer term of the rulebook on heldOn needs"
                    + " a POSITIVE committeeAdvice of at least this term")
        @NotNull
        Period term,
    @Schema(examples = "Former customers often return") @NotBlank @Size(max = 20_000)
        String interests,
    @Schema(examples = "At most one call a year") @NotBlank @Size(max = 20_000) String impact,
    @Schema(examples = "Objections count at once") @NotBlank @Size(max = 20_000) String safeguards,
    @Schema(examples = "The interests weigh more for two years") @NotBlank @Size(max = 20_000)
        String conclusion,
    @Schema(examples = "A. de Vries, compliance officer") @NotBlank @Size(max = 1000)
        String approvedBy,
    @Valid CommitteeAdvice committeeAdvice) {}
