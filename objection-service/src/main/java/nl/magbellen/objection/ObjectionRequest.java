package nl.magbellen.objection;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An objection to be registered.
 *
 * @param number the consumer's telephone number
 * @param advertiser who may not call; {@code *} for everybody
 * @param receivedAt when it was received, through whatever channel; it counts from then, and at
 *     once if the client's clock is ahead of ours
 * @param channel how it was received
 * @param source where the evidence of it is, in the client's own words; may be null
 */
@Schema(
    description = "An objection to be registered",
    requiredProperties = {"number", "advertiser", "receivedAt", "channel"})
public record ObjectionRequest(
    @Schema(implementation = String.class, examples = "+31612345678") @NotNull
        TelephoneNumber number,
    @Schema(examples = "zonnestroom", description = "Who may not call; * for everybody")
        @NotNull
        @Pattern(regexp = Identifier.PATTERN_OR_ALL, message = Identifier.MESSAGE_OR_ALL)
        String advertiser,
    @Schema(examples = "2026-11-20T10:00:00+01:00") @NotNull @PastOrPresent Instant receivedAt,
    @Schema(examples = "CALL") @NotNull Channel channel,
    @Schema(examples = "recording:77121") @Size(max = 1000) String source) {}
