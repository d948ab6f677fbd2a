package nl.magbellen.callerid.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import nl.magbellen.callerid.probe.sip.Trunks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeScheduleTest {

  private static final Instant BEGUN = Instant.parse("2026-12-01T09:00:00Z");

  private static final ProbeSchedule SCHEDULE = new ProbeSchedule(Trunks.settings(Map.of()));

  @ParameterizedTest
  @CsvSource({
    "ANSWERED, 2, 0, PT168H, false",
    "FAILED, 0, 0, PT5H, false",
    "FAILED, 2, 2, PT5H, false",
    "BUSY, 0, 1, PT5H, false",
    "NO_ANSWER, 1, 2, PT5H, false",
    "NOT_IN_SERVICE, 0, 1, PT5H, false",
    "NO_ANSWER, 2, 3, PT24H, true",
    "NOT_IN_SERVICE, 6, 7, PT24H, true"
  })
  void oneCallWithoutAnAnswerIsNoFailureAndSeveralAre(
      ProbeAnswer answer, int before, int unanswered, Duration pause, boolean failed) {
    // When
    int after = ProbeSchedule.unanswered(answer, before);
    // Then
    assertEquals(unanswered, after);
    assertEquals(BEGUN.plus(pause), SCHEDULE.next(answer, after, BEGUN));
    assertEquals(failed, SCHEDULE.hasFailed(after));
  }
}
