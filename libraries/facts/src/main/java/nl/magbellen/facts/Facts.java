package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Everything on record that a question needs. Histories, not states: the decision filters by the
 * instant of the question. Of the caller some things are given as they stood at one instant.
 *
 * @param caller as on record at the instant of the question
 * @param callerWhenDecided as on record at the later instant at which a binding question was
 *     decided; null when both are the same, or were so for all that could be known
 * @param notKept what could not be kept in time, so that the decision is a denial; null when all
 *     was
 */
public record Facts(
    Gathered<LegalBasisFacts> legalBases,
    Gathered<ObjectionFacts> objections,
    Gathered<CallerFacts> caller,
    Gathered<CallerFacts> callerWhenDecided,
    NotKept notKept) {

  public Facts {
    requireNonNull(legalBases, "legalBases");
    requireNonNull(objections, "objections");
    requireNonNull(caller, "caller");
  }

  /** For questions that need no facts: nothing on record anywhere. */
  public static Facts none() {
    return of(
        new Gathered.Known<>(LegalBasisFacts.none()),
        new Gathered.Known<>(ObjectionFacts.none()),
        new Gathered.Known<>(CallerFacts.none()));
  }

  /** Facts of a question that is decided at its own instant. */
  public static Facts of(
      Gathered<LegalBasisFacts> legalBases,
      Gathered<ObjectionFacts> objections,
      Gathered<CallerFacts> caller) {
    return new Facts(legalBases, objections, caller, null, null);
  }

  /**
   * The same without any permit's hold on a requested call: for a question that does not bind,
   * since its call is made at another time.
   */
  public Facts withoutHolds() {
    return withRequestedCalls(call -> call.heldBy(null, null));
  }

  /**
   * The same without what this decision holds itself: for a repeat of its own question, which its
   * own permit must not deny.
   */
  public Facts withoutHoldsOf(UUID decision) {
    return withRequestedCalls(
        call -> decision.equals(call.pendingDecision()) ? call.heldBy(null, null) : call);
  }

  /**
   * The same as it counts for a call that is decided then, and is made then or later: a permit that
   * runs then holds its requested call however far ahead the call lies.
   */
  public Facts withHoldsRunningAt(Instant decidedAt) {
    return withRequestedCalls(
        call ->
            call.isPendingAt(decidedAt) ? call.heldBy(call.pendingDecision(), Instant.MAX) : call);
  }

  /**
   * The same, with whatever takes a permission away (an objection, a withdrawal, a dispute, the use
   * of a requested call) done at that instant at the latest: what is on record when a call is
   * decided counts for it, though it came in while the facts were gathered, or by a clock that runs
   * ahead.
   */
  public Facts withRevocationsBy(Instant latest) {
    return new Facts(
        changed(legalBases, known -> known.revokedBy(latest)),
        changed(objections, known -> known.receivedBy(latest)),
        caller,
        callerWhenDecided,
        notKept);
  }

  private static <T> Gathered<T> changed(Gathered<T> gathered, UnaryOperator<T> change) {
    return switch (gathered) {
      case Gathered.Known(var known) -> new Gathered.Known<>(change.apply(known));
      case Gathered.Unavailable<T> unavailable -> unavailable;
    };
  }

  /** The same, with each requested call as it is given back. */
  public Facts withRequestedCalls(UnaryOperator<RequestedCallFact> change) {
    return new Facts(
        changed(legalBases, known -> known.withRequestedCalls(change)),
        objections,
        caller,
        callerWhenDecided,
        notKept);
  }

  /** The same, where this could not be kept in time. */
  public Facts withNotKept(NotKept what) {
    return new Facts(legalBases, objections, caller, callerWhenDecided, what);
  }

  /** The same, for the instant at which it was decided. */
  public Facts whenDecided() {
    return callerWhenDecided == null ? this : of(legalBases, objections, callerWhenDecided);
  }
}
