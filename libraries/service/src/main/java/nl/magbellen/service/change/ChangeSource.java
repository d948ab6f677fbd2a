package nl.magbellen.service.change;

import io.smallrye.mutiny.Uni;

/** The changes that one service has on record. */
public interface ChangeSource {

  /** A part of them: each once, in the order of commits, none skipped. */
  Uni<ChangePart> read(ChangeRequest request);

  /**
   * A part of those that block calls, and that nothing which came later took back or repeats. Its
   * end is the position up to which was looked, that of the request when all was.
   */
  Uni<ChangePart> standing(StandingRequest request);
}
