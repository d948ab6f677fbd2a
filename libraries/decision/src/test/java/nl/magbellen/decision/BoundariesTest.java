package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import nl.magbellen.facts.Sector;
import nl.magbellen.rulebook.BeforeFirstRulebook;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The boundaries that must be right, each by name. */
class BoundariesTest {

  @ParameterizedTest
  @CsvSource({"-1, OBJECTION_REGISTERED", "0, OBJECTION_REGISTERED", "1,"})
  void objectionCountsFromTheSecondOfItsReceipt(long secondsAfterTheCall, String reason) {
    // Given
    var world = World.consented();
    world.objections.add(Records.objection(world.at.plus(World.seconds(secondsAfterTheCall))));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), reasons);
  }

  @ParameterizedTest
  @CsvSource({"-1, CONSENT_WITHDRAWN", "0, CONSENT_WITHDRAWN", "1,"})
  void withdrawalAtTheInstantOfTheCallDenies(long secondsAfterTheCall, String reason) {
    // Given
    var world = World.empty();
    world.consent(c -> c.withdrawnAt = world.at.plus(World.seconds(secondsAfterTheCall)));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), reasons);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-30T23:59:59, COMMERCIAL, ",
    "2026-07-01T00:00:00, COMMERCIAL, CUSTOMER_EXCEPTION_ENDED",
    "2026-06-30T23:59:59, CHARITY_OR_IDEAL, ",
    "2026-07-01T00:00:00, CHARITY_OR_IDEAL, CUSTOMER_EXCEPTION_ENDED",
    "2026-06-30T23:59:59, PRESS_PUBLISHER, ",
    "2026-07-01T00:00:00, PRESS_PUBLISHER, ",
    "2026-07-01T00:00:00, GOOD_CAUSE_LOTTERY, "
  })
  void customerExceptionEndsForAllButSomeSectorsOnTheFirstOfJuly2026(
      String at, Sector sector, String reason) {
    // Given
    var world = World.empty().at(at).with(w -> w.sector = sector).relation(r -> {});
    // When
    var reasons = world.reasons();
    // Then
    // At that hour of the night the time gates fail too
    var expected =
        reason == null
            ? List.of("OUTSIDE_CALLING_HOURS")
            : List.of("OUTSIDE_CALLING_HOURS", reason);
    assertEquals(expected, reasons);
  }

  @ParameterizedTest
  @CsvSource({"2024-10-14T21:59:59, ", "2024-10-15T09:00:00, CONSENT_UNVERIFIED"})
  void unverifiedConsentServesUntilTheCodeOf2024(String at, String reason) {
    // Given
    var world = World.empty().at(at).consent(c -> c.verifications = List.of());
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), reasons);
  }

  @ParameterizedTest
  @CsvSource({
    // The night of 24/25 October 2026 has 25 hours, that of 27/28 March 2027 has 23: both Sundays.
    "2026-10-24T20:00:00Z, 2026-10-26T09:00:00+01:00",
    "2026-10-25T00:30:00Z, 2026-10-26T09:00:00+01:00",
    "2026-10-25T01:30:00Z, 2026-10-26T09:00:00+01:00",
    // 28 March 2027 is Easter Sunday, so Monday is closed too.
    "2027-03-27T20:00:00Z, 2027-03-30T09:00:00+02:00",
    "2027-03-28T01:00:00Z, 2027-03-30T09:00:00+02:00",
    "2026-03-28T20:00:00Z, 2026-03-30T09:00:00+02:00"
  })
  void retryIsRightAcrossBothClockChanges(String at, String retryAt) {
    // Given
    var world = World.empty().atOffset(at).consent(c -> {});
    // When
    var decision = world.decide();
    // Then
    assertEquals(OffsetDateTime.parse(retryAt).toInstant(), decision.retryAt());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T09:59:59, OUTSIDE_CALLING_HOURS",
    "2026-11-21T10:00:00, ",
    "2026-11-21T15:59:59, ",
    "2026-11-21T16:00:00, OUTSIDE_CALLING_HOURS",
    "2026-11-23T08:59:59, OUTSIDE_CALLING_HOURS",
    "2026-11-23T09:00:00, ",
    "2026-11-23T21:59:59, ",
    "2026-11-23T22:00:00, OUTSIDE_CALLING_HOURS"
  })
  void hoursIncludeTheirStartAndExcludeTheirEnd(String at, String reason) {
    // Given
    var world = World.empty().at(at).consent(c -> {});
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), reasons);
  }

  @ParameterizedTest
  @CsvSource({
    "2022-12-24T15:59:59, ",
    "2022-12-24T16:00:00, OUTSIDE_CALLING_HOURS NL.CTM.HOURS null",
    "2026-12-24T18:29:59, ",
    "2026-12-24T18:30:00, OUTSIDE_CALLING_HOURS NL.CTM.EVES null"
  })
  void christmasEveOnSaturdayHasTheHoursOfSaturday(String at, String reason) {
    // Given
    var world = World.empty().at(at).consent(c -> {});
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), reasons);
  }

  @ParameterizedTest
  @CsvSource({"2027-02-26T21:59:59, ", "2027-03-01T09:00:00, CUSTOMER_TERM_PASSED"})
  void customerTermFromTheTwentyNinthOfFebruaryEndsWithFebruary(String at, String reason) {
    // Given
    var world = World.empty().at(at).with(w -> w.sector = Sector.PRESS_PUBLISHER);
    world.relation(
        r -> {
          r.startedAt = World.local("2023-01-01T00:00");
          r.endedAt = World.local("2024-02-29T12:00");
        });
    world.balanceTests.add(Records.balanceTest("2024-01-01", "P3Y"));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), reasons);
  }

  @Test
  void customerTermFromTheTwentyNinthOfFebruaryCountsItsLastDayWhole() {
    // Given
    var zone = World.AMSTERDAM;
    var ended = World.local("2024-02-29T12:00");
    // When
    var end = Term.end(ended, Period.ofYears(3), zone);
    // Then
    assertEquals(World.local("2027-03-01T00:00"), end);
  }

  @ParameterizedTest
  @CsvSource({"2025-02-28T21:59:59, ", "2025-03-01T10:00:00, CONSENT_FIRST_CALL_TERM_PASSED"})
  void firstCallMayComeOnTheLastDayOfSixMonthsFromTheThirtyFirstOfAugust(String at, String reason) {
    // Given
    var world = World.empty().at(at);
    world.consent(c -> c.givenAt = World.local("2024-08-31T12:00"));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), reasons);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T03:00:00-05:00, ",
    "2026-11-23T23:30:00+09:00, ",
    "2026-11-23T09:30:00+02:00, OUTSIDE_CALLING_HOURS",
    "2026-11-24T08:00:00+10:00, OUTSIDE_CALLING_HOURS"
  })
  void instantsInOtherOffsetsAreReadInDutchTime(String at, String reason) {
    // Given
    var world = World.empty().atOffset(at).consent(c -> {});
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), reasons);
  }

  @ParameterizedTest
  @CsvSource({"-1, ", "0, NO_LEGAL_BASIS", "1, NO_LEGAL_BASIS"})
  void consentGivenAtTheVeryInstantIsNotPrior(long secondsAfterTheCall, String reason) {
    // Given
    var world = World.empty();
    world.consent(
        c -> {
          c.givenAt = world.at.plus(World.seconds(secondsAfterTheCall));
        });
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), reasons);
  }

  @Test
  void beforeTheFirstDayThereAreNoRules() {
    // Given
    var first = World.empty().at("2020-03-01T00:00").with(w -> w.consent(c -> {}));
    var before = World.empty().with(w -> w.at = first.at.minusNanos(1000));
    // When
    var refused = Assertions.assertThrows(BeforeFirstRulebook.class, before::decide);
    // Then
    assertEquals("2020-03-01", refused.firstDay().toString());
    assertTrue(refused.getMessage().contains("2020-02-29"));
    Assertions.assertDoesNotThrow(first::decide);
  }

  @Test
  void everyPermitEndsWithinAQuarterOfAnHour() {
    // Given
    var world = World.consented();
    // When
    var decision = world.decide();
    // Then
    assertEquals(Instant.parse("2026-11-23T13:15:00Z"), decision.validUntil());
  }
}
