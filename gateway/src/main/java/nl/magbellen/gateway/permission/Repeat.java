package nl.magbellen.gateway.permission;

import nl.magbellen.facts.Facts;
import nl.magbellen.facts.RequestedCallFact;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.permission.DecisionPath.Asked;

/**
 * A question that was answered before.
 *
 * @param first what it was answered; null when that may not be given again
 */
record Repeat(Asked asked, CallPermission first) {

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
