package nl.magbellen.launcher.os;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waiting a moment between two looks at another process. */
public final class Pause {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private Pause() {}

  /** Waits until it holds, but no longer than that; returns whether it holds. */
  public static boolean until(BooleanSupplier holds, Duration longest) {
    Instant latest = Instant.now().plus(longest);
    while (!holds.getAsBoolean()) {
      if (Instant.now().isAfter(latest)) {
        return false;
      }
      of(BETWEEN_LOOKS);
    }
    return true;
  }

  /**
   * @throws StackException when the thread is interrupted
   */
  public static void of(Duration moment) {
    try {
      Thread.sleep(moment);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", interrupted);
    }
  }
}
