package nl.magbellen.consent.proofrequest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a consumer asked an advertiser for proof: of one consent, or of whatever is on record for a
 * number.
 *
 * @param consent the consent of which proof is asked; null if number and advertiser are given
 * @param number the consumer's; null if the consent is given
 * @param advertiser who was asked; null if the consent is given
 * @param requestedAt when; the term runs from the day after
 * @param channel through what
 */
@Schema(
    description =
        "That a consumer asked for proof: of one consent, or of what an advertiser has on record"
            + " for a number",
    examples =
        """
        {"number": "+31612345678", "advertiser": "zonnestroom",
         "requestedAt": "2026-11-20T09:30:00+01:00", "channel": "LETTER"}
        """)
public record ProofAsked(
    @Schema(examples = "0199a1f0-6f3c-7a10-8e1c-2b7f0a9c4d55") UUID consent,
    @Schema(implementation = String.class, examples = "+31612345678") TelephoneNumber number,
    @Schema(examples = "zonnestroom")
        @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
        String advertiser,
    @Schema(examples = "2026-11-20T09:30:00+01:00") @NotNull @PastOrPresent Instant requestedAt,
    @Schema(examples = "LETTER") @NotNull AskedThrough channel) {

  /** Whether it names either a consent, or a number and an advertiser, and not both. */
  boolean namesOne() {
    boolean named = number != null && advertiser != null;
    return consent == null ? named : number == null && advertiser == null;
  }
}
