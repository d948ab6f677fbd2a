package nl.magbellen.objection;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The consumer's express, unambiguous, recorded statement that lifts an objection. A general opt-in
 * is none.
 *
 * @param statement what the consumer stated, literally
 * @param statedAt when; later than every receipt of the objection
 * @param evidence where the record of it is
 */
@Schema(
    description = "The consumer's express statement that lifts an objection",
    requiredProperties = {"statement", "statedAt", "evidence"})
public record LiftRequest(
    @Schema(examples = "Zonnestroom mag mij weer bellen.") @NotBlank @Size(max = 4000)
        String statement,
    @Schema(examples = "2026-11-20T10:00:00+01:00") @NotNull @PastOrPresent Instant statedAt,
    @Schema(examples = "recording:77120") @NotBlank @Size(max = 1000) String evidence) {}
