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
  static Instant end(Instant from, Case matter, Search.Found basis) {
    Instant longest = from.plus(LONGEST);
    // Rules of an earlier day, what if, ended before the call.
    Instant otherRules = matter.rules().until().filter(matter.at()::isBefore).orElse(null);
    return matter.isOutsideTelemarketing()
        ? Earliest.of(longest, otherRules)
        : Earliest.of(longest, otherRules, basis.end(), windowEnd(matter), mandateEnd(matter));
  }

  private static Instant windowEnd(Case matter) {
    boolean requested = LegalBases.restsOnRequest(matter);
    return matter
        .rules()
        .callingTimes()
        .windowOn(matter.localDate(), requested)
        .map(DayWindow::closes)
        .map(closes -> closes.atZone(matter.rules().zone()).toInstant())
        .orElse(null);
  }

  private static Instant mandateEnd(Case matter) {
    return matter.mandate().map(MandateFact::to).orElse(null);
  }
}
