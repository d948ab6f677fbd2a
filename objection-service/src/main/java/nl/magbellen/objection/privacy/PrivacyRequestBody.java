package nl.magbellen.objection.privacy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request about data that came by another way than the consumer site.
 *
 * @param number whose data
 * @param advertiser who keeps them; {@code *} for whoever runs Magbellen
 * @param words what the consumer asks, literally
 * @param receivedAt from here the clock runs
 * @param source where the evidence of it is, in the client's own words; may be null
 */
@Schema(
    name = "PrivacyRequestReceived",
    description = "A request about data that came by another way than the consumer site",
    requiredProperties = {"number", "kind", "advertiser", "words", "receivedAt"})
public record PrivacyRequestBody(
    @Schema(implementation = String.class, examples = "+31612345678") @NotNull
        TelephoneNumber number,
    @Schema(examples = "ERASE") @NotNull PrivacyRequestKind kind,
    @Schema(examples = "zonnestroom")
        @NotNull
        @Pattern(regexp = Identifier.PATTERN_OR_ALL, message = Identifier.MESSAGE_OR_ALL)
        String advertiser,
    @Schema(examples = "Wis alles wat u over mij heeft.") @NotBlank @Size(max = 4000) String words,
    @Schema(examples = "2026-11-28T10:00:00+01:00") @NotNull @PastOrPresent Instant receivedAt,
    @Schema(examples = "letter:2026-119") @Size(max = 1000) String source) {}
