package nl.magbellen.gateway.screening;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many numbers all lists of this process together may remember, so that many long lists at once
 * take no more memory than one.
 */
@Singleton
final class RememberedNumbers {

  private final AtomicLong free;

  @Inject
  RememberedNumbers(ScreeningSettings settings) {
    this(settings.mostNumbers());
  }

  RememberedNumbers(long most) {
    this.free = new AtomicLong(most);
  }

  /** Takes room for so many more; false when there is none. */
  boolean take(long numbers) {
    long before = free.get();
    while (before >= numbers) {
      if (free.compareAndSet(before, before - numbers)) {
        return true;
      }
      before = free.get();
    }
    return false;
  }

  /** Gives room back that was taken. */
  void giveBack(long numbers) {
    free.addAndGet(numbers);
  }
}
