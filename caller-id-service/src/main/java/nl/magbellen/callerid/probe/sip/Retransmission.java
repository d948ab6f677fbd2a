package nl.magbellen.callerid.probe.sip;

import java.time.Duration;

/**
 * When a message is sent again, and when it is given up: after T1, twice T1 and so on, 64 T1 in
 * all.
 */
final class Retransmission {

  private static final int GIVEN_UP_AFTER = 64;

  private final long begun = System.nanoTime();
  private final long givenUpAfter;
  private final long longest;
  private long wait;
  private long next;
  private boolean needed = true;

  /**
   * @param longest T2: no wait is longer; null for none
   */
  Retransmission(Duration t1, Duration longest) {
    this.wait = t1.toNanos();
    this.next = wait;
    this.longest = longest == null ? Long.MAX_VALUE : longest.toNanos();
    this.givenUpAfter = t1.toNanos() * GIVEN_UP_AFTER;
  }

  /** It was heard; from now on it is only waited for its answer. */
  void stop() {
    needed = false;
  }

  /** Whether it is time to send again; asked true, the next time is later. */
  boolean isDue() {
    if (!needed || System.nanoTime() - begun < next) {
      return false;
    }
    wait = Math.min(wait * 2, longest);
    next += wait;
    return true;
  }

  boolean isGivenUp() {
    return System.nanoTime() - begun >= givenUpAfter;
  }
}
