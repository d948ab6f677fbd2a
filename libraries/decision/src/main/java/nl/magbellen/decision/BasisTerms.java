package nl.magbellen.decision;

import java.time.Instant;
import java.util.Optional;
import nl.magbellen.facts.Facts;
import nl.magbellen.question.Question;
import nl.magbellen.rulebook.RulesInForce;

/**
 * How long a call can be permitted on its basis, so that people know which of a list to call first.
 *
 * @param until first instant at which the basis no longer holds if nothing more happens; null when
 *     no end is known
 * @param firstCallBy first instant after the term for the first call on a consent; null when there
 *     is no such term, or when the first call was made
 */
public record BasisTerms(Instant until, Instant firstCallBy) {

  /** Of a call without a basis. */
  public static final BasisTerms NONE = new BasisTerms(null, null);

  /** The terms of the basis that a question has by these rules. */
  public static BasisTerms of(Question question, Facts facts, RulesInForce rules) {
    CallCase call = new CallCase(question, facts, rules);
    Optional<BasisFound> found = new LegalBases(call).basis();
    return found
        .map(basis -> new BasisTerms(basis.end(), Consents.firstCallBy(basis.basis(), call)))
        .orElse(NONE);
  }
}
