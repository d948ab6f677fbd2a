package nl.magbellen.consent.balancetest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.service.refusal.RefusedException;

/**
 * How long former customers may still be called without an advice of the committee: as the rule
 * {@link RuleId#CUSTOMER_TERM} says on the day on which the balance test was held. Where that rule
 * is not in force no term is too long to be recorded; a call is still measured by the term that
 * holds on its own day.
 */
@ApplicationScoped
class CustomerTerm {

  private final Rulebook rulebook;

  CustomerTerm(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /**
   * Lets only a test pass whose term is not too long, or has the advice that it needs.
   *
   * @throws RefusedException with the rule and its longest term
   */
  void requireAdvised(LocalDate heldOn, Period term, CommitteeAdvice advice) {
    Optional<Rule> exceeded =
        rulebook
            .find(RuleId.CUSTOMER_TERM, heldOn)
            .filter(rule -> heldOn.plus(term).isAfter(heldOn.plus(longest(rule))));
    if (exceeded.isPresent() && (advice == null || !advice.allows(heldOn, term))) {
      throw RefusedException.invalidField(
          "/term",
          "ADVICE_NEEDED",
          "must be at most %s, or have a committeeAdvice whose outcome is POSITIVE and whose term is"
                  .formatted(longest(exceeded.get()))
              + " not shorter (%s)".formatted(exceeded.get().reference(heldOn)));
    }
  }

  private static Period longest(Rule rule) {
    return rule.value(RuleParameter.MAX_TERM);
  }
}
