package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An exam that a telemarketer passed.
 *
 * @param module LAW_AND_CODE or VULNERABLE_PERSONS
 * @param codeVersion the code examined, as in {@code CTM 2024}; texts that name no code count for
 *     none
 * @param passedOn local date in Europe/Amsterdam
 * @param validUntil last local date on which it counts; null for no end
 */
public record TrainingFact(
    UUID id, String module, String codeVersion, LocalDate passedOn, LocalDate validUntil)
    implements Evidence {

  public TrainingFact {
    requireNonNull(id, "id");
    requireNonNull(module, "module");
    requireNonNull(codeVersion, "codeVersion");
    requireNonNull(passedOn, "passedOn");
  }

  @Override
  public String evidence() {
    return "training:" + id;
  }
}
