package nl.magbellen.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchCpuTest {

  @Test
  void aProcessThatEndsTakesNothingOffTheOthers() {
    // Given
    BenchCpu before =
        new BenchCpu(
            Map.of("postgresql", Map.of(1L, Duration.ofMillis(5), 2L, Duration.ofHours(1))));
    BenchCpu after =
        new BenchCpu(
            Map.of("postgresql", Map.of(1L, Duration.ofMillis(8), 3L, Duration.ofMillis(1))));

    // When
    // Then
    // Three milliseconds of the first, one of the new one
    assertThat(after.microsSince(before, 2)).containsExactly(Map.entry("postgresql", 2000.0));
  }
}
