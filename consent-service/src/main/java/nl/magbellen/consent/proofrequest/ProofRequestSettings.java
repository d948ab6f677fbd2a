package nl.magbellen.consent.proofrequest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** What an operator sets about requests for proof. The term itself stands in the rulebook. */
@ConfigMapping(prefix = "magbellen.proof-request")
public interface ProofRequestSettings {

  /** Single days that a royal decree equates with public holidays (Algemene termijnenwet 3(3)). */
  Optional<Set<LocalDate>> equatedDays();

  /** How often the overdue requests are counted for the metric. */
  @WithDefault("60s")
  String countedEvery();
}
