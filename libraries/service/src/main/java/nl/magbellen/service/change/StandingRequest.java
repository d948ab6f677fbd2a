package nl.magbellen.service.change;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which part is asked for of the changes that block calls and still stand.
 *
 * @param after only those behind this position
 * @param upTo as it was behind this position: what came later is not looked at
 * @param advertisers for whom they count; null for all. What counts for all is always told
 */
@Schema(
    requiredProperties = {"after", "upTo"},
    examples = "{\"after\": 0, \"upTo\": 1764511200000001, \"advertisers\": [\"zonnestroom\"]}")
public record StandingRequest(
    @Schema(examples = "0") @NotNull @Min(0) Long after,
    @Schema(examples = "1764511200000001") @NotNull @Min(0) Long upTo,
    @Schema(examples = "[\"zonnestroom\"]")
        List<@NotNull @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE) String>
            advertisers) {

  /** So many changes are looked at in one part, whatever is found among them. */
  public static final int LOOKED_AT = 5000;
}
