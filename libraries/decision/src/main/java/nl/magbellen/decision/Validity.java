package nl.magbellen.decision;

import java.time.Duration;
import java.time.Instant;
import nl.magbellen.facts.MandateFact;
import nl.magbellen.rulebook.DayWindow;

/** How long a permit may be used. */
final class Validity {

  /** A permit's longest life, by the contract with its users and by no law. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private Validity() {}

  /**
   * First instant at which the permit no longer holds: before anything that it rests on ends.
   *
   * @param from when its longest life starts; not after the instant of the case
   */
  static Instant end(Instant from, CallCase call, BasisFound basis) {
    Instant longest = from.plus(LONGEST);
    // Rules of an earlier day, what if, ended before the call.
    Instant otherRules = call.rules().until().filter(call.at()::isBefore).orElse(null);
    return call.isOutsideTelemarketing()
        ? Instants.earliest(longest, otherRules)
        : Instants.earliest(
            longest, otherRules, basis.end(), windowEnd(call, basis), mandateEnd(call));
  }

  private static Instant windowEnd(CallCase call, BasisFound basis) {
    return call.rules()
        .callingTimes()
        .windowOn(call.localDate(), basis.isRequest())
        .map(DayWindow::closes)
        .map(closes -> closes.atZone(call.rules().zone()).toInstant())
        .orElse(null);
  }

  /** First instant that the mandate no longer covers; null when none is needed or it has no end. */
  static Instant mandateEnd(CallCase call) {
    return call.mandate().map(MandateFact::to).orElse(null);
  }
}
