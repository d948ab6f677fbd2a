package nl.magbellen.launcher.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Chooses the faults of a run: the same for the same seed and length. */
public final class FaultPlan {

  private static final Duration SHORTEST = Duration.ofMillis(150);
  private static final Duration LONGEST_OF_CONNECTIONS = Duration.ofMillis(1500);
  private static final Duration LONGEST_OF_PROCESSES = Duration.ofSeconds(4);

  private final SplittableRandom random;
  private final Duration length;
  private final Set<FaultKind> impossible;

  /**
   * @param length from the first fault to the last
   * @param impossible what this machine does not let us do
   */
  public FaultPlan(long seed, Duration length, Set<FaultKind> impossible) {
    this.random = new SplittableRandom(seed);
    this.length = length;
    this.impossible = Set.copyOf(impossible);
  }

  /** The faults of connections, in order of time; they may overlap. */
  public List<Fault> ofConnections(Duration every) {
    return lane(every, LONGEST_OF_CONNECTIONS, FaultKind::isOfConnections);
  }

  /** The faults of processes and of the disk, in order of time: one after the other. */
  public List<Fault> ofProcesses(Duration every) {
    return lane(
        every, LONGEST_OF_PROCESSES, kind -> !kind.isOfConnections() && !impossible.contains(kind));
  }

  private List<Fault> lane(Duration every, Duration longest, Predicate<FaultKind> filter) {
    List<FaultKind> kinds = Arrays.stream(FaultKind.values()).filter(filter).toList();
    List<Fault> faults = new ArrayList<>();
    Duration at = between(Duration.ZERO, every);
    while (at.compareTo(length) < 0) {
      faults.add(new Fault(at, any(kinds), random.nextInt(1 << 20), between(SHORTEST, longest)));
      at = at.plus(between(every.dividedBy(2), every.multipliedBy(3).dividedBy(2)));
    }
    return List.copyOf(faults);
  }

  private FaultKind any(List<FaultKind> kinds) {
    int left = random.nextInt(kinds.stream().mapToInt(FaultKind::weight).sum());
    for (FaultKind kind : kinds) {
      left -= kind.weight();
      if (left < 0) {
        return kind;
      }
    }
    throw new IllegalStateException("no kind of fault to choose from");
  }

  private Duration between(Duration least, Duration most) {
    return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis()));
  }
}
