package nl.magbellen.launcher.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Decides whether a part that has ended by itself is started once more. */
public final class Restarts {

  /** How long a part stays down: long enough to see what the others do without it. */
  static final Duration AFTER = Duration.ofSeconds(3);

  static final int MOST = 5;
  private static final Duration WITHIN = Duration.ofMinutes(5);

  private final Map<String, Deque<Instant>> ends = new HashMap<>();
  private final int most;

  private Restarts(int most) {
    this.most = most;
  }

  /** Not without end: a part that ends time and again is broken. */
  public static Restarts untilBroken() {
    return new Restarts(MOST);
  }

  /** However often it ends, as where somebody ends it on purpose. */
  public static Restarts always() {
    return new Restarts(Integer.MAX_VALUE);
  }

  /**
   * Notes that a part has ended.
   *
   * @return whether to start it again: false when it has been started again too often of late
   */
  synchronized boolean allow(String part, Instant endedAt) {
    Deque<Instant> ofPart = ends.computeIfAbsent(part, unseen -> new ArrayDeque<>());
    ofPart.removeIf(end -> end.isBefore(endedAt.minus(WITHIN)));
    if (ofPart.size() >= most) {
      return false;
    }
    ofPart.add(endedAt);
    return true;
  }
}
