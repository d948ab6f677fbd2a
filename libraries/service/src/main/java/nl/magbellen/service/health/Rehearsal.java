package nl.magbellen.service.health;

import io.smallrye.mutiny.Uni;

/**
 * What a service does most, done once for nobody, so that the first to ask does not wait for it.
 */
public interface Rehearsal {

  /** Does it; changes nothing. */
  Uni<Void> rehearse();
}
