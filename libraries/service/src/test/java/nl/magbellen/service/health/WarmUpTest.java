package nl.magbellen.service.health;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import nl.magbellen.service.testing.LoggedFailures;
import org.junit.jupiter.api.Test;

class WarmUpTest {

  @Test
  void serviceIsReadyThoughATaskNeverEnds() {
    // Given
    WarmUp warmUp = new WarmUp(List.of(() -> Uni.createFrom().nothing()), Duration.ofMillis(300));
    // When
    List<String> warnings;
    boolean atFirst;
    try (LoggedFailures logged = new LoggedFailures()) {
      warmUp.begin(new StartupEvent());
      atFirst = isReady(warmUp);
      assertTimeoutPreemptively(Duration.ofSeconds(20), () -> untilReady(warmUp));
      warnings = logged.warnings();
    }
    // Then
    assertFalse(atFirst);
    assertTrue(warnings.toString().contains("warm-up"), warnings.toString());
  }

  private static void untilReady(WarmUp warmUp) {
    while (!isReady(warmUp)) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static boolean isReady(WarmUp warmUp) {
    return warmUp.call().await().indefinitely().getStatus()
        == org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;
  }
}
