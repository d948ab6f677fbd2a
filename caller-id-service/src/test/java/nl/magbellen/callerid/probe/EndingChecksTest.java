package nl.magbellen.callerid.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import nl.magbellen.callerid.probe.sip.Trunks;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;

/** Which callback checks are told before they grow too old: after 30 days, their last day whole. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class EndingChecksTest {

  @Inject Pool pool;
  @Inject Rulebook rulebook;

  @Test
  void checksThatEndWithinAWeekAreCountedAndNoOthers() {
    // Given
    double before = ending("2025-03-20T12:00:00Z");
    ProbedNumber.proven().vouched("2025-02-24T23:59:59+01:00", true);
    ProbedNumber.proven().vouched("2025-02-18T00:00:00+01:00", true);
    ProbedNumber.proven().vouched("2025-02-17T23:59:59+01:00", true);
    ProbedNumber.proven().vouched("2025-02-25T00:00:00+01:00", true);
    ProbedNumber.proven().vouched("2025-02-20T12:00:00+01:00", false);
    ProbedNumber.proven()
        .vouched("2025-02-20T12:00:00+01:00", true)
        .checked("2025-02-21T12:00:00+01:00", "BUSY", false);
    ProbedNumber.proven()
        .vouched("2025-02-20T12:00:00+01:00", true)
        .vouched("2025-03-19T12:00:00+01:00", true);
    ProbedNumber.proven()
        .vouched("2025-02-20T12:00:00+01:00", true)
        .released("2025-03-01T12:00:00+01:00");
    // When
    double after = ending("2025-03-20T12:00:00Z");
    // Then
    assertThat(after - before).isEqualTo(2);
    assertThat(ending("2022-03-20T12:00:00Z")).isZero();
  }

  private double ending(String now) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    EndingChecks checks =
        new EndingChecks(
            pool,
            rulebook,
            Trunks.settings(Map.of("warn-before", "P7D")),
            () -> Instant.parse(now),
            meters);
    assertThat(meters.get("magbellen.callback.checks.ending").gauge().value()).isNaN();
    checks.count().await().atMost(Duration.ofSeconds(20));
    return meters.get("magbellen.callback.checks.ending").gauge().value();
  }
}
