package nl.magbellen.service.problem;

import nl.magbellen.service.refusal.Refusal;

/**
 * What a client is told of each of some refusals: status, kind, words and fields. A service has one
 * such table, a bean, for the refusals that it seals.
 *
 * @param <R> the refusals, sealed
 */
public abstract class RefusalTable<R extends Refusal> {

  private final Class<R> refusals;

  /** A table of these refusals. */
  protected RefusalTable(Class<R> refusals) {
    this.refusals = refusals;
  }

  /** What the client is told. */
  protected abstract ProblemException told(R refusal);

  final boolean has(Refusal refusal) {
    return refusals.isInstance(refusal);
  }

  final ProblemException find(Refusal refusal) {
    return told(refusals.cast(refusal));
  }
}
