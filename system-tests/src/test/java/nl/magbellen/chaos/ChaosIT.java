package nl.magbellen.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import nl.magbellen.launcher.chaos.ChaosReport;
import nl.magbellen.launcher.chaos.ChaosRun;
import nl.magbellen.launcher.chaos.Patience;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A short run of what {@code ./magbellen chaos} does for long. It says nothing about how soon
 * something is answered: nobody knows how busy the machine is.
 */
@Tag("chaos")
class ChaosIT {

  private static final long SEED = 15;
  private static final Duration LENGTH = Duration.ofSeconds(25);
  private static final Duration BETWEEN_FAULTS = Duration.ofMillis(250);
  private static final int FAULTS_AT_LEAST = 60;

  @Test
  void aStackThatIsBrokenInManyWaysKeepsItsPromises() {
    // Given
    Path home = RunningStack.project().resolve("system-tests/target/chaos");
    ChaosRun run =
        new ChaosRun(
            RunningStack.project(), home, true, Patience.ofABusyMachine(), System.out::println);

    // When
    ChaosReport report = run.run(SEED, LENGTH, BETWEEN_FAULTS);

    // Then
    String told = String.join(System.lineSeparator(), report.lines());
    assertThat(report.violations()).as(told).isEmpty();
    assertThat(report.faults()).as(told).isGreaterThanOrEqualTo(FAULTS_AT_LEAST);
    assertThat(report.permits()).as(told).isPositive();
  }
}
