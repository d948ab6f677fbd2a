package nl.magbellen.consent.lookup;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a call used a legal basis.
 *
 * @param evidence {@code consent:<id>} or {@code requested-call:<id>}
 * @param usedAt when the call was, as its outcome says
 * @param decision the id of the decision on which it was made
 * @param advertiser for whom it was made; may be null, then a use of a consent counts for the
 *     consent's addressee
 */
public record Use(
    @Schema(examples = "consent:01932f6e-6f3c-7a10-8e1c-2b7f0a9c4d55")
        @NotNull
        @Pattern(regexp = EVIDENCE, message = "must be consent:<id> or requested-call:<id>")
        String evidence,
    @Schema(examples = "2026-11-23T14:00:10+01:00") @NotNull @PastOrPresent Instant usedAt,
    @Schema(examples = "01932f6e-6f3c-7a10-8e1c-2b7f0a9c4d56") @NotBlank @Size(max = 100)
        String decision,
    @Schema(examples = "zonnestroom")
        @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
        String advertiser) {

  private static final String EVIDENCE =
      "(consent|requested-call):"
          + "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

  boolean ofConsent() {
    return evidence.startsWith("consent:");
  }

  UUID id() {
    return UUID.fromString(evidence.substring(evidence.indexOf(':') + 1));
  }
}
