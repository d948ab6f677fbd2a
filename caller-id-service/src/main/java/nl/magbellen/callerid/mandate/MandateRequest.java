package nl.magbellen.callerid.mandate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A mandate to be recorded.
 *
 * @param subjects about what may be called; {@code *} for everything
 * @param from first instant covered
 * @param to first instant no longer covered, may lie in the future; null for no end
 */
@Schema(
    description = "A mandate to be recorded",
    examples =
        """
        {"agency": "belhuis", "advertiser": "zonnestroom", "subjects": ["*"],
         "from": "2026-01-01T00:00:00+01:00", "to": null, "kind": "AGENCY"}
        """)
public record MandateRequest(
    @NotNull @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE) String agency,
    @NotNull @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE) String advertiser,
    @NotEmpty @Size(max = 1000) List<@NotBlank @Size(max = 100) String> subjects,
    @NotNull @PastOrPresent Instant from,
    Instant to,
    @NotNull MandateKind kind) {

  /**
   * Lets only a mandate pass that ends after it begins.
   *
   * @throws RefusedException otherwise
   */
  void requireConsistent() {
    if (to != null && !to.isAfter(from)) {
      throw RefusedException.invalidField("/to", "NOT_AFTER_FROM", "Must be after from.");
    }
  }
}
