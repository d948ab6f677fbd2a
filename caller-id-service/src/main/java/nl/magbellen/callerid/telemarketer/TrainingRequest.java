package nl.magbellen.callerid.telemarketer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An exam that a telemarketer passed.
 *
 * @param codeVersion the code examined, one that exists: {@code CTM 2024}, {@code GTM 2024} or
 *     {@code 2024}
 * @param passedOn local date in Europe/Amsterdam
 * @param validUntil last local date on which it counts; null for no end
 * @param agency of which agency the telemarketer is; needed when others have the same id
 * @param advertiser of which advertiser the telemarketer is; needed when others have the same id
 */
@Schema(
    description = "An exam that a telemarketer passed",
    examples =
        """
        {"module": "LAW_AND_CODE", "codeVersion": "CTM 2024", "passedOn": "2026-02-01",
         "validUntil": "2028-02-01", "agency": "belhuis", "advertiser": null}
        """)
public record TrainingRequest(
    @NotNull TrainingModule module,
    @NotBlank @Size(max = 100) String codeVersion,
    @NotNull @PastOrPresent LocalDate passedOn,
    LocalDate validUntil,
    @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE) String agency,
    @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE) String advertiser) {

  /**
   * Lets only a training pass that counts on the day of the exam, at least.
   *
   * @throws RefusedException otherwise
   */
  void requireConsistent() {
    if (validUntil != null && validUntil.isBefore(passedOn)) {
      throw RefusedException.invalidField(
          "/validUntil", "BEFORE_PASSED_ON", "Must not be before passedOn.");
    }
  }
}
