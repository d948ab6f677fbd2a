package nl.magbellen.consent.balancetest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.Period;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The advice of the committee for balance tests. Only a positive one allows a longer term: up to
 * its own, from its own date.
 *
 * @param outcome what it advised
 * @param term the customer term that it advised on, in calendar time
 * @param givenOn local date in Europe/Amsterdam
 * @param reference the committee's own reference, by which the advice can be found
 */
@Schema(description = "The advice of the committee for balance tests")
public record CommitteeAdvice(
    @Schema(examples = "POSITIVE") @NotNull AdviceOutcome outcome,
    @Schema(
            implementation = String.class,
            examples = "P5Y",
            description = "ISO 8601 period: the customer term that the committee advised on")
        @NotNull
        Period term,
    @Schema(
            examples = "2026-01-20",
            description = "Local date in Europe/Amsterdam, from which it counts; not in the future")
        @NotNull
        @PastOrPresent
        LocalDate givenOn,
    @Schema(examples = "Advice 2026-04 of the committee") @NotBlank @Size(max = 1000)
        String reference) {

  /** Whether it allows a term that runs from a local date. */
  boolean allows(LocalDate from, Period asked) {
    return switch (outcome) {
      case POSITIVE -> !from.plus(asked).isAfter(from.plus(term));
      case NEGATIVE -> false;
    };
  }
}
