package nl.magbellen.consent.proofrequest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That the consumer got the proof, or the answer that there is none.
 *
 * @param deliveredAt when
 */
@Schema(description = "That the consumer got the proof, or the answer that there is none")
public record ProofDelivery(
    @Schema(examples = "2026-11-23T09:30:00+01:00") @NotNull @PastOrPresent Instant deliveredAt) {}
