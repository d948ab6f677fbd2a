package nl.magbellen.gateway.permission;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether an asker still waits for its answer. Two ends meet here: the asker gives up, or the
 * answer is there. One of them comes first, and the other learns that it came too late.
 */
final class Patience {

  private final AtomicBoolean over = new AtomicBoolean();

  /** True for the first of the two that says so. */
  boolean end() {
    return over.compareAndSet(false, true);
  }
}
