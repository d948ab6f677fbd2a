package nl.magbellen.consent.relation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a customer relation ended.
 *
 * @param endedAt end of the last agreement, donorship or purchase
 */
@Schema(description = "That a customer relation ended")
public record RelationEnd(
    @Schema(examples = "2026-03-01T00:00:00+01:00") @NotNull @PastOrPresent Instant endedAt) {}
