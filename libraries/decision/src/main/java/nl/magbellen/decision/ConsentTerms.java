package nl.magbellen.decision;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import nl.magbellen.facts.ConsentFact;
import nl.magbellen.rulebook.RulesInForce;

/**
 * The terms that the rules set to a consent beside its own end, and what they depend on.
 *
 * @param givenAt when it was given
 * @param validUntil its own end; null for none
 * @param firstCallWithin the term for the first call that its text stated; null for none
 * @param uses when calls for one advertiser were connected on it, in any order
 */
public record ConsentTerms(
    Instant givenAt, Instant validUntil, Period firstCallWithin, List<Instant> uses) {

  public ConsentTerms {
    requireNonNull(givenAt, "givenAt");
    uses = List.copyOf(uses);
  }

  static ConsentTerms of(ConsentFact consent) {
    return new ConsentTerms(
        consent.givenAt(), consent.validUntil(), consent.firstCallWithin(), consent.uses());
  }

  /**
   * When a consent lapses that has no end of its own, as it stands before an instant; empty with
   * one, and without such a rule.
   */
  public Optional<Instant> periodEnd(RulesInForce rules, Instant at) {
    return period(rules).map(term -> term.end(periodFrom(term, at)));
  }

  /** Since when that period runs. */
  public Optional<Instant> periodFrom(RulesInForce rules, Instant at) {
    return period(rules).map(term -> periodFrom(term, at));
  }

  private Optional<RuleTerm> period(RulesInForce rules) {
    return RuleTerm.ofConsents(rules).filter(_ -> validUntil == null);
  }

  /** Each use before the instant that came in time begins the term anew; a later one does not. */
  private Instant periodFrom(RuleTerm term, Instant at) {
    Instant from = givenAt;
    for (Instant use : uses.stream().sorted().toList()) {
      boolean counts = use.isAfter(givenAt) && use.isBefore(at) && use.isBefore(term.end(from));
      from = counts ? use : from;
    }
    return from;
  }

  /**
   * End of the term for the first call, as it stands before an instant; empty without such a rule,
   * or once called in time.
   */
  public Optional<Instant> firstCallEnd(RulesInForce rules, Instant at) {
    return RuleTerm.forFirstCall(rules, firstCallWithin)
        .map(term -> term.end(givenAt))
        .filter(end -> uses.stream().noneMatch(use -> use.isBefore(at) && use.isBefore(end)));
  }
}
