package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.Period;

/**
 * The committee's advice on a balance test. It is a fact about that test and has no id of its own.
 *
 * @param outcome what it advised; only a positive advice lengthens a term
 * @param term up to which customer term it advised
 * @param givenOn local date in Europe/Amsterdam from which it counts
 * @param reference the committee's own reference
 */
public record CommitteeAdviceFact(
    AdviceOutcome outcome, Period term, LocalDate givenOn, String reference) {

  public CommitteeAdviceFact {
    requireNonNull(outcome, "outcome");
    requireNonNull(term, "term");
    requireNonNull(givenOn, "givenOn");
  }
}
