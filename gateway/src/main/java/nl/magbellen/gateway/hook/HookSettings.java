package nl.magbellen.gateway.hook;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How what dialers send after a call is taken, and kept when it cannot be placed. */
@ConfigMapping(prefix = "magbellen.hooks")
interface HookSettings {

  /** How often is looked for reports that are due to be tried again. */
  String lookEvery();

  /** How long after the first try comes the next, where a service could not be reached. */
  Duration firstRetryAfter();

  /** How long between two tries, at most; and where time alone does not help. */
  Duration longestRetryAfter();

  /**
   * For how long a report is tried again by itself for which no decision is known, and the like.
   */
  Duration triedFor();

  /** How long a report stays on record that was placed in the end. */
  Duration placedKeptFor();

  /** How long a report stays on record that somebody has ended. */
  Duration endedKeptFor();

  /** Within which time the same again is a repeat of what somebody has ended. */
  Duration repeatsWithin();

  /** How many reports of one client may wait; beyond that the client is told that none is kept. */
  int mostWaiting();
}
