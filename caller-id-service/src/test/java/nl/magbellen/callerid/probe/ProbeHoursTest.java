package nl.magbellen.callerid.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.util.Map;
import nl.magbellen.callerid.probe.sip.Trunks;
import nl.magbellen.number.DutchTime;
import nl.magbellen.rulebook.Rulebook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeHoursTest {

  private static final ProbeHours HOURS =
      new ProbeHours(
          Rulebook.dutch(),
          Trunks.settings(Map.of("closed-days", "2026-12-03,2026-12-04", "ring-for", "PT30S")));

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T08:59:59, false",
    "2026-12-01T09:00:00, true",
    "2026-12-01T21:56:16, true",
    "2026-12-01T21:56:17, false",
    "2026-12-01T22:00:00, false",
    "2026-12-05T15:00:00, true",
    "2026-12-05T16:00:00, false",
    "2026-12-06T12:00:00, false",
    "2026-12-24T18:30:00, false",
    "2026-12-25T12:00:00, false",
    "2027-01-01T12:00:00, false",
    "2027-03-28T12:00:00, false",
    "2027-05-04T12:00:00, false",
    "2027-05-17T12:00:00, false",
    "2026-12-03T12:00:00, false",
    "2026-12-02T12:00:00, true"
  })
  void nobodyIsCalledOutsideTheHoursOfTheRulebookAndTheSettings(LocalDateTime local, boolean open) {
    assertEquals(open, HOURS.areOpenAt(local.atZone(DutchTime.ZONE).toInstant()));
  }

  @ParameterizedTest
  @CsvSource({"2026-12-01T00:00:00, 2026-12-01", "2026-12-01T23:59:59, 2026-12-01"})
  void aDayIsADutchOne(LocalDateTime local, String day) {
    assertEquals(day, HOURS.dayOf(local.atZone(DutchTime.ZONE).toInstant()).toString());
  }
}
