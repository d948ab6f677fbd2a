package nl.magbellen.decision;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import nl.magbellen.facts.BalanceTestFact;
import nl.magbellen.facts.CommitteeAdviceFact;
import nl.magbellen.rulebook.Rule;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;
import nl.magbellen.rulebook.RulesInForce;

/**
 * How long after its end a customer relation may still be used, by the rules and the balance test
 * of an instant.
 *
 * @param tested the term of the balance test
 * @param longest the longest term of the rules
 * @param advised the term that the committee allows; null without such an advice
 * @param since local date from which this test counts by this rule
 * @param zone where the days are
 */
public record FormerCustomerTerm(
    Period tested, Period longest, Period advised, LocalDate since, ZoneId zone) {

  private static final String ALL_SUBJECTS = "*";

  public FormerCustomerTerm {
    requireNonNull(tested, "tested");
    requireNonNull(longest, "longest");
    requireNonNull(since, "since");
    requireNonNull(zone, "zone");
  }

  /**
   * The term of the latest test that was held by the day of that instant for one of the subjects,
   * or for all; empty without one, and where no rule asks for a test.
   *
   * @param subjects that of the relation, and those similar to it
   * @param tests the advertiser's
   */
  public static Optional<FormerCustomerTerm> at(
      Instant instant,
      RulesInForce rules,
      Set<String> subjects,
      Collection<BalanceTestFact> tests) {
    LocalDate day = LocalDate.ofInstant(instant, rules.zone());
    return rules
        .find(RuleId.CUSTOMER_TERM)
        .flatMap(
            rule ->
                tests.stream()
                    .filter(test -> !test.heldOn().isAfter(day))
                    .filter(test -> isAbout(test, subjects))
                    .max(RecordOrder.BALANCE_TESTS)
                    .map(test -> of(test, rule, day, rules.zone())));
  }

  private static boolean isAbout(BalanceTestFact test, Set<String> subjects) {
    return test.subject().equals(ALL_SUBJECTS) || subjects.contains(test.subject());
  }

  private static FormerCustomerTerm of(
      BalanceTestFact test, Rule rule, LocalDate day, ZoneId zone) {
    return new FormerCustomerTerm(
        test.term(),
        rule.value(RuleParameter.MAX_TERM),
        advice(test, rule, day).map(CommitteeAdviceFact::term).orElse(null),
        rule.from() == null || rule.from().isBefore(test.heldOn()) ? test.heldOn() : rule.from(),
        zone);
  }

  /** The committee's advice on a test, when it allows longer and was given by that day. */
  private static Optional<CommitteeAdviceFact> advice(
      BalanceTestFact test, Rule rule, LocalDate day) {
    return Optional.ofNullable(test.advice())
        .filter(advice -> rule.value(RuleParameter.ADVICE_OUTCOMES).contains(advice.outcome()))
        .filter(advice -> !advice.givenOn().isAfter(day));
  }

  /** First instant at which a relation that ended then may no longer be used. */
  public Instant end(Instant endedAt) {
    return end(LocalDate.ofInstant(endedAt, zone));
  }

  private Instant end(LocalDate ended) {
    Instant allowed = Term.end(ended, longest, zone);
    if (advised != null && Term.end(ended, advised, zone).isAfter(allowed)) {
      allowed = Term.end(ended, advised, zone);
    }
    return Instants.earliest(Term.end(ended, tested, zone), allowed);
  }

  /**
   * Since when a relation that ended then may no longer be used: its end, or the later midnight at
   * which this term began to count for it.
   */
  public Instant overSince(Instant endedAt) {
    Instant counts = since.atStartOfDay(zone).toInstant();
    return end(endedAt).isBefore(counts) ? counts : end(endedAt);
  }

  /** First instant at which a relation may have ended that may still be used then: a midnight. */
  public Instant oldestAt(Instant instant) {
    LocalDate today = LocalDate.ofInstant(instant, zone);
    LocalDate allowed = Term.before(today, longest);
    if (advised != null && Term.before(today, advised).isBefore(allowed)) {
      allowed = Term.before(today, advised);
    }
    LocalDate day = Term.before(today, tested);
    day = day.isBefore(allowed) ? allowed : day;
    while (end(day.minusDays(1)).isAfter(instant)) {
      day = day.minusDays(1);
    }
    while (!end(day).isAfter(instant)) {
      day = day.plusDays(1);
    }
    return day.atStartOfDay(zone).toInstant();
  }
}
