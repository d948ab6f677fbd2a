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

  /**
   * How many may wait at the same time, or have the feed streamed to them; who comes to wait then
   * is answered at once, who comes for a stream is sent away.
   */
  int mostWaiting();

  /** How long nothing may be said in a stream. */
  Duration heartbeatEvery();

  /** How long a stream may last; its reader comes back with its last id. */
  Duration longestStream();

  /** How many snapshots may be written at the same time. */
  int mostSnapshots();
}
