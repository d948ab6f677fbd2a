package nl.magbellen.callerid.number;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;
import nl.magbellen.rulebook.Rulebook;

/**
 * How long a number stays callable after its last use: as the rule {@link RuleId#CALLER_ID_KEPT}
 * says on the day of the release. Where that rule is not in force, a number may go on the day after
 * its last use, and no earlier: a release is never dated before a use.
 */
@ApplicationScoped
class KeptTerm {

  private final Rulebook rulebook;

  KeptTerm(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /**
   * What stands in the way of a release.
   *
   * @param firstDay first local date on which the number may be given up
   * @param rule the rule that says so and where it stands; empty when none is in force
   */
  record Hindrance(LocalDate firstDay, Optional<String> rule) {}

  /**
   * What stands in the way of a release on that local date; empty when nothing does.
   *
   * @param lastUsedOn local date; null if no call was ever made from the number
   */
  Optional<Hindrance> hindrance(LocalDate lastUsedOn, LocalDate releasedOn) {
    Optional<Rule> rule = rulebook.find(RuleId.CALLER_ID_KEPT, releasedOn);
    Period kept = rule.map(found -> found.value(RuleParameter.KEPT_FOR)).orElse(Period.ZERO);
    return Optional.ofNullable(lastUsedOn)
        .map(day -> day.plus(kept).plusDays(1))
        .filter(releasedOn::isBefore)
        .map(first -> new Hindrance(first, rule.map(found -> found.reference(releasedOn))));
  }
}
