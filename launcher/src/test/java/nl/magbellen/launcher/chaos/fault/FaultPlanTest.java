package nl.magbellen.launcher.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

  private static final Duration LENGTH = Duration.ofHours(1);

  @Test
  void theSameSeedGivesTheSameFaultsAndAnotherGivesOthers() {
    // When
    List<Fault> faults = faults(7);

    // Then
    assertThat(faults(7)).isEqualTo(faults);
    assertThat(faults(8)).isNotEqualTo(faults);
  }

  @Test
  void aLongRunHasEveryKindOfFault() {
    // When
    Stream<FaultKind> kinds = faults(7).stream().map(Fault::kind).distinct();

    // Then
    assertThat(kinds)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(FaultKind.values())
                .filter(kind -> kind != FaultKind.KILLED_IN_MIGRATION)
                .toList());
  }

  @Test
  void whatTheMachineDoesNotAllowIsLeftOut() {
    // When
    List<Fault> faults = faults(7, FaultKind.FULL_DISK, FaultKind.STEPPED_CLOCK);

    // Then
    assertThat(faults)
        .extracting(Fault::kind)
        .doesNotContain(FaultKind.FULL_DISK, FaultKind.STEPPED_CLOCK);
  }

  @Test
  void allFaultsBeginWithinTheRun() {
    // When
    List<Fault> faults = faults(7);

    // Then
    assertThat(faults).allMatch(fault -> fault.at().compareTo(LENGTH) < 0);
  }

  private static List<Fault> faults(long seed, FaultKind... impossible) {
    FaultPlan plan = new FaultPlan(seed, LENGTH, Set.of(impossible));
    return Stream.concat(
            plan.ofConnections(Duration.ofMillis(500)).stream(),
            plan.ofProcesses(Duration.ofSeconds(8)).stream())
        .toList();
  }
}
