package nl.magbellen.service.change;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.api.Page;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which changes are asked for.
 *
 * @param after only those behind this position; null for none of them, to learn the end alone
 * @param advertisers for whom they count; null for all. What counts for all is always told
 * @param most so many at most
 */
@Schema(
    requiredProperties = "most",
    examples = "{\"after\": 0, \"advertisers\": [\"zonnestroom\"], \"most\": 100}")
public record ChangeRequest(
    @Schema(examples = "0") @Min(0) Long after,
    @Schema(examples = "[\"zonnestroom\"]")
        List<@NotNull @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE) String>
            advertisers,
    @Schema(examples = "100") @Min(1) @Max(Page.MOST) int most) {}
