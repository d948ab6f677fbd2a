package nl.magbellen.consent.proofrequest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;
import nl.magbellen.rulebook.Rulebook;

/**
 * How soon a consumer gets proof: as the rule {@link RuleId#CONSENT_PROOF} says on the day on which
 * it was asked. Where that rule is not in force a request is not forgotten: one from before it is
 * due as if it was asked on the day before the rule begins, one from after it as the rule said
 * last.
 */
@ApplicationScoped
class ProofTerm {

  private final Rulebook rulebook;
  private final Set<LocalDate> equatedDays;

  ProofTerm(Rulebook rulebook, ProofRequestSettings settings) {
    this.rulebook = rulebook;
    this.equatedDays = settings.equatedDays().orElse(Set.of());
  }

  /**
   * The last day of the term.
   *
   * @param askedOn local date of the request
   */
  LocalDate dueOn(LocalDate askedOn) {
    Rule rule = ruleFor(askedOn);
    boolean early = rule.from() != null && askedOn.isBefore(rule.from());
    return rulebook
        .workingDays(rule, equatedDays)
        .after(early ? rule.from().minusDays(1) : askedOn, rule.value(RuleParameter.WORKING_DAYS));
  }

  /** The rule in force, else the next one, else the last. */
  private Rule ruleFor(LocalDate askedOn) {
    List<Rule> periods = rulebook.periods(RuleId.CONSENT_PROOF);
    return periods.stream()
        .filter(rule -> rule.until() == null || askedOn.isBefore(rule.until()))
        .findFirst()
        .orElseGet(periods::getLast);
  }
}
