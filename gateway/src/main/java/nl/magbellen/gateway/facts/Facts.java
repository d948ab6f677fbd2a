package nl.magbellen.gateway.facts;

import static java.util.Objects.requireNonNull;

/**
 * Everything on record that a question needs. Histories, not states: the decision filters by the
 * instant of the question.
 */
public record Facts(
    Gathered<LegalBasisFacts> legalBases,
    Gathered<ObjectionFacts> objections,
    Gathered<CallerFacts> caller) {

  public Facts {
    requireNonNull(legalBases, "legalBases");
    requireNonNull(objections, "objections");
    requireNonNull(caller, "caller");
  }

  /** For questions that need no facts: nothing on record anywhere. */
  public static Facts none() {
    return new Facts(
        new Gathered.Known<>(LegalBasisFacts.none()),
        new Gathered.Known<>(ObjectionFacts.none()),
        new Gathered.Known<>(CallerFacts.none()));
  }
}
