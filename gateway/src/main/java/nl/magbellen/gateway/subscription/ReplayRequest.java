package nl.magbellen.gateway.subscription;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * From where on changes are to be sent again.
 *
 * @param after a cursor of the feed, or of the subscription itself
 */
@Schema(
    description = "From where on changes are to be sent again",
    requiredProperties = "after",
    examples = "{\"after\": \"MC4wLjAuMA\"}")
public record ReplayRequest(
    @Schema(examples = "MC4wLjAuMA") @NotBlank @Size(max = 200) String after) {}
