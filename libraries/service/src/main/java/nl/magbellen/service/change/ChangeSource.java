package nl.magbellen.service.change;

import io.smallrye.mutiny.Uni;

/** The changes that one service has on record. */
@FunctionalInterface
public interface ChangeSource {

  /** A part of them: each once, in the order of commits, none skipped. */
  Uni<ChangePart> read(ChangeRequest request);
}
