package nl.magbellen.consent.requestedcall;

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
 * A consumer's own unambiguous request to be called, to be recorded.
 *
 * @param number on which
 * @param advertiser by whom
 * @param subject about what
 * @param requestedAt when it was asked
 * @param validUntil the first instant at which the request no longer holds
 * @param evidence where the record of the request is; kept encrypted
 */
@Schema(description = "A consumer's own request to be called, to be recorded")
public record CallRequest(
    @Schema(implementation = String.class, examples = "+31612345678") @NotNull
        TelephoneNumber number,
    @Schema(examples = "zonnestroom")
        @NotNull
        @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
        String advertiser,
    @Schema(examples = "solar-panels")
        @NotNull
        @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
        String subject,
    @Schema(examples = "2026-11-20T10:00:00+01:00") @NotNull @PastOrPresent Instant requestedAt,
    @Schema(examples = "2026-12-04T00:00:00+01:00") @NotNull Instant validUntil,
    @Schema(examples = "webform-77120") @NotBlank @Size(max = 1000) String evidence) {}
