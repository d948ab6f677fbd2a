package nl.magbellen.objection.keypad;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key that was pressed during a call.
 *
 * @param permit of the call; it may have ended. Null if the decision is given
 * @param decision the id of the call's decision; null if the permit is given
 * @param digit what was pressed; empty for nothing
 * @param agreed the key that the recorded text names; null for the usual one
 * @param pressedAt when; null for now
 * @param announced whether the recorded text was announced during the call, so that people stay on
 *     the line; null if it is not known
 * @param textVersion which version of the recorded text was played; null if it is not known
 */
@Schema(
    name = "KeypadPress",
    description = "A key that was pressed during a call",
    requiredProperties = "digit",
    examples =
        """
        {"decision": "0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10", "digit": "1", "announced": true,
         "textVersion": "2026-07"}
        """)
public record KeypadRequest(
    @Schema(
            description = "The permit of the call, which may have ended; left out with decision",
            examples = "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl")
        @Size(max = 4000)
        String permit,
    @Schema(
            description = "The id of the call's decision; left out with permit",
            examples = "0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10")
        UUID decision,
    @Schema(description = "What was pressed; empty for nothing", examples = "1")
        @NotNull
        @Size(max = 20)
        String digit,
    @Schema(description = "The key that the recorded text names, 1 if left out", examples = "1")
        @Pattern(regexp = "[0-9*#]", message = "must be one key: 0 to 9, * or #")
        String agreed,
    @Schema(description = "When it was pressed; now if left out") @PastOrPresent Instant pressedAt,
    @Schema(description = "Whether the recorded text was announced during the call")
        Boolean announced,
    @Schema(description = "The version of the recorded text that was played", examples = "2026-07")
        @Size(max = 100)
        String textVersion) {}
