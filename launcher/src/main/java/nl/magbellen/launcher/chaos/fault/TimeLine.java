package nl.magbellen.launcher.chaos.fault;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was done to the stack and what it said, in order of time. */
public final class TimeLine {

  /** One entry. */
  public record Entry(Instant at, String what) {

    /** As it is printed. */
    public String line() {
      return "%s %s".formatted(at, what);
    }
  }

  private final List<Entry> entries = new CopyOnWriteArrayList<>();
  private final Map<FaultKind, Integer> counts = new EnumMap<>(FaultKind.class);

  /** Notes what happens now. */
  public void note(String what) {
    entries.add(new Entry(Instant.now(), what));
  }

  /** Counts a fault, once it was injected. */
  synchronized void count(FaultKind kind) {
    counts.merge(kind, 1, Integer::sum);
  }

  /** How many faults of each kind were injected. */
  public synchronized Map<FaultKind, Integer> counts() {
    return new EnumMap<>(counts);
  }

  /** Whether it was noted since then. */
  boolean tells(String what, Instant since) {
    return entries.stream()
        .anyMatch(entry -> entry.what().equals(what) && !entry.at().isBefore(since));
  }

  /** What was noted between two instants. */
  public List<Entry> between(Instant from, Instant to) {
    return entries.stream()
        .filter(entry -> !entry.at().isBefore(from) && !entry.at().isAfter(to))
        .toList();
  }
}
