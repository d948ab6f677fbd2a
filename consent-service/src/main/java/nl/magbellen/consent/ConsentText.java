package nl.magbellen.consent;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Period;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The text that a consent agreed to.
 *
 * @param version the advertiser's name of this text; nothing of a version that is on record changes
 * @param body the exact text; may be null in a request if the version is on record or is lost, and
 *     is null in an answer if it was not on record when the consent was recorded
 * @param standalone whether the request for consent stood alone and named caller and subject; null
 *     in a request as the version on record says, or no where none is; never null in an answer
 * @param firstCallWithin the term for the first call that the text stated; null in a request as the
 *     version on record says, or none where none is; null in an answer for none
 */
@Schema(description = "The text that a consent agreed to")
public record ConsentText(
    @Schema(examples = "2026-01") @NotBlank @Size(max = 100) String version,
    @Schema(
            examples = "Ja, Zonnestroom mag mij bellen over zonnepanelen.",
            description = "The exact text; may be left out if this version is on record")
        @Size(min = 1, max = 100_000)
        String body,
    @Schema(
            examples = "true",
            description =
                "Whether the request stood alone and named caller and subject; fixed with the version:"
                    + " left out, it is as the version on record says, else false")
        Boolean standalone,
    @Schema(
            implementation = String.class,
            examples = "P6M",
            description =
                "The term for the first call that the text stated, as ISO 8601 period; fixed with the"
                    + " version: left out, it is as the version on record says, else none")
        Period firstCallWithin) {}
