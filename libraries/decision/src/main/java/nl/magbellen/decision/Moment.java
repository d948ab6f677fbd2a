package nl.magbellen.decision;

import java.time.LocalDateTime;
import java.util.List;
import nl.magbellen.rulebook.TimeFailure;

/**
 * A call at one instant, with what several gates ask about it worked out once. A question whose
 * answer binds has two: its own instant, and that of the decision. For one thread.
 */
final class Moment {
  private final CallCase call;
  private final LegalBases bases;

  /** Null until they are asked for. */
  private List<TimeFailure> timeFailures;

  Moment(CallCase call) {
    this.call = call;
    this.bases = new LegalBases(call);
  }

  CallCase call() {
    return call;
  }

  LegalBases bases() {
    return bases;
  }

  /** Every time gate that fails. */
  List<TimeFailure> timeFailures() {
    if (timeFailures == null) {
      LocalDateTime local = LocalDateTime.ofInstant(call.at(), call.rules().zone());
      timeFailures = call.rules().callingTimes().failuresAt(local, bases.restOnRequest());
    }
    return timeFailures;
  }
}
