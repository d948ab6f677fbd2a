package nl.magbellen.gateway.feed;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How the feed of changes is read. */
@ConfigMapping(prefix = "magbellen.changes")
public interface ChangeSettings {

  /** How long a source may take to tell its changes. */
  Duration deadline();

  /** How often somebody who waits for a change is looked for. */
  Duration lookEvery();

  /** How many may wait at the same time; who comes then is answered at once. */
  int mostWaiting();
}
