package nl.magbellen.decision;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;
import nl.magbellen.rulebook.RulesInForce;

/**
 * How long a record of a legal basis may be used, by a rule that says so for all such records.
 *
 * @param length from the local date on which it begins; its last day counts whole
 * @param since local date from which the rule counts; null for always
 * @param zone where the days are
 */
public record RuleTerm(Period length, LocalDate since, ZoneId zone) {

  public RuleTerm {
    requireNonNull(length, "length");
    requireNonNull(zone, "zone");
  }

  /**
   * Of a consent without an own end, from when it was given or last used; empty without such a
   * rule.
   */
  public static Optional<RuleTerm> ofConsents(RulesInForce rules) {
    return rules
        .find(RuleId.CONSENT_PERIOD)
        .map(rule -> of(rule, rule.value(RuleParameter.TERM), rules));
  }

  /**
   * For the first call on a consent, from when it was given; empty without such a rule.
   *
   * @param stated the term that its text stated; null for none
   */
  public static Optional<RuleTerm> forFirstCall(RulesInForce rules, Period stated) {
    return rules
        .find(RuleId.CONSENT_FIRST_CALL)
        .map(rule -> of(rule, stated == null ? rule.value(RuleParameter.TERM) : stated, rules));
  }

  /** Of a published number, from when it was seen; empty without such a rule. */
  public static Optional<RuleTerm> ofPublishedNumbers(RulesInForce rules) {
    return rules
        .find(RuleId.PUBLISHED_NUMBER)
        .map(rule -> of(rule, rule.value(RuleParameter.MAX_AGE), rules));
  }

  private static RuleTerm of(Rule rule, Period length, RulesInForce rules) {
    return new RuleTerm(length, rule.from(), rules.zone());
  }

  /** First instant at which what began then may no longer be used. */
  public Instant end(Instant began) {
    return Term.end(began, length, zone);
  }

  /** As above, or the later midnight from which the rule counts. */
  public Instant overSince(Instant began) {
    Instant end = end(began);
    Instant counts = since == null ? end : since.atStartOfDay(zone).toInstant();
    return end.isBefore(counts) ? counts : end;
  }

  /** First instant at which something may have begun that may still be used then: a midnight. */
  public Instant oldestAt(Instant instant) {
    return Term.oldestAt(instant, length, zone);
  }
}
