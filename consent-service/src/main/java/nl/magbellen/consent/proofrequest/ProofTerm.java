package nl.magbellen.consent.proofrequest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import nl.magbellen.number.DutchHolidays;

/** The rule about how soon a consumer gets proof, as it is configured. */
@ConfigMapping(prefix = "magbellen.proof-request")
public interface ProofTerm {

  /** The rule's id in the rulebook. */
  String rule();

  /** Where the rule stands. */
  String source();

  /** The term in working days, counted from the day after the request. */
  int workingDays();

  /** The holidays that are no working days, by their names in {@link DutchHolidays}. */
  Set<String> holidays();

  /** Single days that a royal decree equates with public holidays (Algemene termijnenwet 3(3)). */
  Optional<Set<LocalDate>> equatedDays();

  /** How often the overdue requests are counted for the metric. */
  @WithDefault("60s")
  String countedEvery();
}
