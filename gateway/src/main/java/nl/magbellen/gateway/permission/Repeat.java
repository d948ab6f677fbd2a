package nl.magbellen.gateway.permission;

import nl.magbellen.facts.Facts;
import nl.magbellen.facts.Gathered;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.RequestedCallFact;
import nl.magbellen.gateway.answer.CallPermission;

/**
 * A question that was answered before.
 *
 * @param first what it was answered; null when that may not be given again
 */
record Repeat(AskedQuestion asked, CallPermission first) {

  /**
   * Whether a call was made on the consent that the first answer rests on, at its instant or later.
   * Then the next call needs an answer of its own.
   */
  boolean isSpent(Facts facts) {
    return first != null
        && first.basis() != null
        && facts.legalBases() instanceof Gathered.Known(LegalBasisFacts known)
        && known.consents().stream()
            .filter(consent -> consent.evidence().equals(first.basis().evidence()))
            .flatMap(consent -> consent.uses().stream())
            .anyMatch(use -> !use.isBefore(first.at()));
  }

  /**
   * The facts as the repeat has to see them. What its first answer holds is not held against it. A
   * requested call that the first answer rests on and holds no longer is not its own any more: an
   * outcome was reported, or the time is up, and the next permit must be a new one.
   */
  Facts seen(Facts facts) {
    return first == null || first.basis() == null
        ? facts
        : facts
            .withRequestedCalls(call -> isLost(call) ? call.heldBy(null, first.validUntil()) : call)
            .withoutHoldsOf(first.id());
  }

  private boolean isLost(RequestedCallFact call) {
    return call.evidence().equals(first.basis().evidence())
        && !first.id().equals(call.pendingDecision());
  }
}
