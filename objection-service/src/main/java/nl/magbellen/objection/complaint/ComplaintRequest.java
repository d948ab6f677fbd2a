package nl.magbellen.objection.complaint;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A complaint that came to an advertiser by another way than the consumer site.
 *
 * @param number who was called
 * @param advertiser about whose call
 * @param callerId the number that was shown; null when none was
 * @param calledAt when it rang
 * @param noConsent whether the consumer says that no consent was given
 * @param hadObjected whether the consumer says that an objection was made before
 * @param notToldHowToStop whether the consumer says that nobody told how to object
 * @param receivedAt from here the clock runs
 * @param source where the evidence of it is, in the client's own words; may be null
 */
@Schema(
    description = "A complaint that came to an advertiser by another way than the consumer site",
    requiredProperties = {"number", "advertiser", "calledAt", "receivedAt"})
public record ComplaintRequest(
    @Schema(implementation = String.class, examples = "+31612345678") @NotNull
        TelephoneNumber number,
    @Schema(examples = "zonnestroom")
        @NotNull
        @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
        String advertiser,
    @Schema(implementation = String.class, examples = "+31207001234", nullable = true)
        TelephoneNumber callerId,
    @Schema(examples = "2026-11-27T14:05:00+01:00") @NotNull @PastOrPresent Instant calledAt,
    @Schema(examples = "true") boolean noConsent,
    @Schema(examples = "false") boolean hadObjected,
    @Schema(examples = "true") boolean notToldHowToStop,
    @Schema(examples = "2026-11-28T10:00:00+01:00") @NotNull @PastOrPresent Instant receivedAt,
    @Schema(examples = "letter:2026-118") @Size(max = 1000) String source) {}
