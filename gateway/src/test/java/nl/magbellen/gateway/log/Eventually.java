package nl.magbellen.gateway.log;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what is done after the answer. */
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Eventually() {}

  /** Whether it comes to hold within a while. */
  public static boolean holds(BooleanSupplier what) {
    Instant latest = Instant.now().plus(PATIENCE);
    while (!what.getAsBoolean()) {
      if (Instant.now().isAfter(latest)) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    return true;
  }
}
