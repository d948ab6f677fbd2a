package nl.magbellen.gateway.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.disposition.Dispositions;
import nl.magbellen.gateway.disposition.Meaning;
import nl.magbellen.gateway.log.LoggedDecision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a report says that a consent was used, and from when. */
class ReportTest {

  private static final Instant ASKED = Instant.parse("2026-11-24T13:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // connected, began and ended, in minutes after a permit of 15; whether it is a use, and when
    "true, 1, 20, true, 1",
    "true, 14, 80, true, 14",
    "true, 15, 20, false, 15",
    "true, , 14, true, 14",
    "true, , 15, false, 15",
    "false, 1, 2, false, 1"
  })
  void callThatRestsOnNothingIsNoUseAndAnotherIsOneFromItsBeginning(
      boolean connected, Integer began, Integer ended, boolean isUse, int used) {
    // Given
    OutcomeRequest said = said(connected, minutes(began), minutes(ended), null);
    // When
    Report report =
        Report.of(
            new LoggedDecision(null, "me", permit()),
            said,
            new Dispositions.Read(Meaning.NONE, true),
            minutes(100));
    // Then
    assertEquals(isUse, report.isUseOfConsent());
    assertEquals(minutes(used), report.calledAt());
  }

  @ParameterizedTest
  @CsvSource({
    // what the report and the word say of a machine; whether it is a use
    "true, , false",
    ", true, false",
    "false, true, true",
    ", , true"
  })
  void machineRenewsNoConsent(Boolean said, Boolean meant, boolean isUse) {
    // When
    Report report =
        Report.of(
            new LoggedDecision(null, "me", permit()),
            said(true, minutes(1), minutes(2), said),
            new Dispositions.Read(new Meaning(null, null, null, null, meant, null), true),
            minutes(100));
    // Then
    assertEquals(isUse, report.isUseOfConsent());
  }

  @ParameterizedTest
  @CsvSource({
    // what report and word say; whether they say anything, and what
    "true, false, true, true",
    ", false, true, false",
    ", true, true, true",
    ", , false, false"
  })
  void reportSaysWhetherSomebodyWasReachedBeforeTheWordDoes(
      Boolean said, Boolean meant, boolean isSaid, boolean connected) {
    // When
    Report report =
        Report.of(
            new LoggedDecision(null, "me", permit()),
            said(said, null, null, null),
            new Dispositions.Read(new Meaning(null, meant, null, null, null, null), true),
            minutes(100));
    // Then
    assertEquals(isSaid, report.saysWhetherConnected());
    assertEquals(connected, report.connected());
  }

  private static OutcomeRequest said(
      Boolean connected, Instant began, Instant ended, Boolean machine) {
    return new OutcomeRequest(
        connected, began, null, ended, null, machine, null, null, null, null, null, null, null,
        null, null, null);
  }

  private static Instant minutes(Integer after) {
    return after == null ? null : ASKED.plusSeconds(60L * after);
  }

  private static CallPermission permit() {
    return new CallPermission(
        new UUID(1, 1),
        null,
        Verdict.PERMIT,
        ASKED,
        ASKED,
        "2026-07-01.65b84a1d",
        true,
        null,
        List.of(),
        List.of(),
        null,
        minutes(15),
        null);
  }
}
