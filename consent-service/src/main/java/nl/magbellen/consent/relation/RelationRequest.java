package nl.magbellen.consent.relation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A customer relation to be recorded.
 *
 * @param number the person's telephone number
 * @param advertiser whose customer or supporter it is
 * @param subject what was bought, given or supported
 * @param person the advertiser's reference of the person; may be null
 * @param startedAt since when
 * @param endedAt end of the last agreement, donorship or purchase; null while it runs
 * @param numberFromSale whether the number was obtained in the context of the relation
 * @param optOutOffered whether an opt-out was offered when the number was collected
 */
@Schema(description = "A customer relation to be recorded")
public record RelationRequest(
    @Schema(implementation = String.class, examples = "+31612345678") @NotNull
        TelephoneNumber number,
    @Schema(examples = "zonnestroom")
        @NotNull
        @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
        String advertiser,
    @Schema(examples = "energy-contract")
        @NotNull
        @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
        String subject,
    @Schema(examples = "klant-88213") @Size(min = 1, max = 200) String person,
    @Schema(examples = "CUSTOMER") @NotNull RelationKind kind,
    @Schema(examples = "2024-03-01T00:00:00+01:00") @NotNull @PastOrPresent Instant startedAt,
    @Schema(examples = "2026-03-01T00:00:00+01:00") @PastOrPresent Instant endedAt,
    @Schema(examples = "true") @NotNull Boolean numberFromSale,
    @Schema(examples = "true") @NotNull Boolean optOutOffered) {}
