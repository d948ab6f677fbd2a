package nl.magbellen.launcher.chaos.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * While which times something was out of order, such as a process that was killed or stopped, or a
 * clock that was wrong: nobody can be held to a promise then. Times are {@link System#nanoTime()}.
 */
public final class Downtimes {

  /** What it does first when it goes on may be an answer that waited all the while. */
  private static final long CATCHES_UP = Duration.ofSeconds(1).toNanos();

  private final List<long[]> times = new ArrayList<>();

  /** It is down from now on. */
  public synchronized void down() {
    if (times.isEmpty() || times.getLast()[1] != Long.MAX_VALUE) {
      times.add(new long[] {System.nanoTime(), Long.MAX_VALUE});
    }
  }

  /** It was only stopped since then, and goes on now. */
  public synchronized void stoppedSince(long from) {
    during(from, System.nanoTime() + CATCHES_UP);
  }

  /** It was so between these. */
  public synchronized void during(long from, long to) {
    times.addFirst(new long[] {from, to});
  }

  /** It is there again. */
  public synchronized void back() {
    if (!times.isEmpty() && times.getLast()[1] == Long.MAX_VALUE) {
      times.getLast()[1] = System.nanoTime() + CATCHES_UP;
    }
  }

  /** Whether it was down at any moment between these. */
  public synchronized boolean touch(long from, long to) {
    return times.stream().anyMatch(time -> time[0] <= to && from <= time[1]);
  }
}
