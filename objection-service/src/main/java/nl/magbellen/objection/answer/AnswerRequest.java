package nl.magbellen.objection.answer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a consumer is answered.
 *
 * @param text as the consumer reads it
 * @param answeredAt when
 */
@Schema(
    description = "What a consumer is answered",
    requiredProperties = {"text", "answeredAt"})
public record AnswerRequest(
    @Schema(
            examples =
                "Wij belden u door een fout in onze lijst. Uw nummer staat er nu niet meer op.")
        @NotBlank
        @Size(max = 4000)
        String text,
    @Schema(examples = "2026-11-30T10:00:00+01:00") @NotNull @PastOrPresent Instant answeredAt) {}
