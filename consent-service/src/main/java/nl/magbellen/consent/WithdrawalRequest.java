package nl.magbellen.consent;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a consent was withdrawn.
 *
 * @param withdrawnAt when; the consent no longer holds from this instant
 * @param channel through what
 */
@Schema(description = "That a consent was withdrawn")
public record WithdrawalRequest(
    @Schema(examples = "2026-11-20T09:30:00+01:00") @NotNull @PastOrPresent Instant withdrawnAt,
    @Schema(examples = "WEB") @NotNull WithdrawalChannel channel) {}
