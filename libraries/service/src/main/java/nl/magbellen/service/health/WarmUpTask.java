package nl.magbellen.service.health;

import io.smallrye.mutiny.Uni;

/** What a service does most, done at start-up, so that the first request does not run cold code. */
public interface WarmUpTask {

  /** Does it once; changes nothing. */
  Uni<Void> warmUp();
}
