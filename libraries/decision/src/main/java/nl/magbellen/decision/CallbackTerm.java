package nl.magbellen.decision;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;
import nl.magbellen.rulebook.RulesInForce;

/**
 * How long a callback check counts, by the rules of an instant.
 *
 * @param maxAge from the local date of the check; its last day counts whole
 * @param zone where the days are
 */
public record CallbackTerm(Period maxAge, ZoneId zone) {

  /** As the rules say; empty where none asks for such a check. */
  public static Optional<CallbackTerm> in(RulesInForce rules) {
    return rules.find(RuleId.CALLER_ID_CALLBACK).map(rule -> of(rule, rules));
  }

  static CallbackTerm of(Rule rule, RulesInForce rules) {
    return new CallbackTerm(rule.value(RuleParameter.MAX_AGE), rules.zone());
  }

  /** First instant at which a check that was made then no longer counts. */
  public Instant end(Instant checkedAt) {
    return Term.end(checkedAt, maxAge, zone);
  }

  /** First instant at which a check may have been made that still counts then: a midnight. */
  public Instant oldestAt(Instant instant) {
    return Term.oldestAt(instant, maxAge, zone);
  }
}
