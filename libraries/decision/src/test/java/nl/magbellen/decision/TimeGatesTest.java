package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import nl.magbellen.question.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeGatesTest {
  private static final String HOURS = "OUTSIDE_CALLING_HOURS NL.CTM.HOURS null";
  private static final String DAYS = "FORBIDDEN_DAY NL.CTM.DAYS null";
  private static final String EVES = "OUTSIDE_CALLING_HOURS NL.CTM.EVES null";
  private static final String MOURNING = "FORBIDDEN_DAY NL.CTM.MOURNING null";

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T14:00, DAYS, 2026-11-23T09:00",
    "2026-11-22T03:00, DAYS, 2026-11-23T09:00",
    "2026-01-01T14:00, DAYS, 2026-01-02T09:00",
    "2026-04-03T18:59, '', ",
    "2026-04-03T19:00, DAYS, 2026-04-04T10:00",
    "2026-04-03T22:00, HOURS DAYS, 2026-04-04T10:00",
    "2024-03-29T14:00, DAYS, 2024-03-30T10:00",
    "2026-04-05T14:00, DAYS, 2026-04-07T09:00",
    "2026-04-06T14:00, DAYS, 2026-04-07T09:00",
    "2026-04-27T14:00, DAYS, 2026-04-28T09:00",
    // King's Day moves to Saturday 26 April when the 27th is a Sunday.
    "2025-04-26T14:00, DAYS, 2025-04-28T09:00",
    "2025-05-05T14:00, DAYS, 2025-05-06T09:00",
    "2022-05-05T14:00, DAYS, 2022-05-06T09:00",
    "2024-05-06T14:00, '', ",
    "2026-05-05T14:00, '', ",
    "2026-05-14T14:00, DAYS, 2026-05-15T09:00",
    "2026-05-25T14:00, DAYS, 2026-05-26T09:00",
    "2026-12-25T14:00, DAYS, 2026-12-28T09:00",
    "2026-12-26T14:00, DAYS, 2026-12-28T09:00",
    "2025-12-05T18:29, '', ",
    "2025-12-05T18:30, EVES, 2025-12-06T10:00",
    "2025-12-05T22:00, HOURS EVES, 2025-12-06T10:00",
    "2026-12-24T18:30, EVES, 2026-12-28T09:00",
    "2022-05-04T18:30, EVES, 2022-05-06T09:00",
    "2022-05-04T18:29, '', ",
    "2026-05-04T09:00, MOURNING, 2026-05-05T09:00",
    "2026-05-04T20:00, MOURNING, 2026-05-05T09:00",
    "2025-05-04T14:00, DAYS MOURNING, 2025-05-06T09:00",
    "2026-05-04T23:00, MOURNING, 2026-05-05T09:00",
    "2020-04-20T23:00, HOURS, 2020-04-21T09:00"
  })
  void timeGatesFailEachForItselfAndTellTheNextOpening(String at, String expected, String retryAt) {
    // Given
    var world = World.empty().at(at).consent(c -> {});
    // When
    var decision = world.decide();
    // Then
    assertEquals(named(expected), world.reasonsInFull());
    assertEquals(retryAt == null ? null : World.local(retryAt), decision.retryAt());
  }

  private static List<String> named(String gates) {
    return List.of(gates.split(" ")).stream()
        .filter(gate -> !gate.isEmpty())
        .map(
            gate ->
                switch (gate) {
                  case "HOURS" -> HOURS;
                  case "DAYS" -> DAYS;
                  case "EVES" -> EVES;
                  case "MOURNING" -> MOURNING;
                  default -> throw new IllegalArgumentException(gate);
                })
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T03:00, '', ",
    "2026-11-22T14:00, '', ",
    "2026-12-24T18:30, '', ",
    "2026-12-25T10:00, '', ",
    "2026-04-03T19:00, '', ",
    "2020-04-13T23:00, '', ",
    "2026-05-04T09:00, MOURNING, 2026-05-05T00:00"
  })
  void requestedCallIsFreeFromAllTimesButDaysOfMourning(
      String at, String expected, String retryAt) {
    // Given
    var world = World.empty().at(at).request(r -> {});
    // When
    var decision = world.decide();
    // Then
    assertEquals(named(expected), world.reasonsInFull());
    assertEquals(retryAt == null ? null : World.local(retryAt), decision.retryAt());
  }

  @Test
  void requestThatNoLongerHoldsFreesFromNothing() {
    // Given
    var world = World.empty().at("2026-11-23T03:00");
    world.request(r -> r.usedAt = r.requestedAt);
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("OUTSIDE_CALLING_HOURS", "REQUEST_USED"), reasons);
  }

  @Test
  void automatedCallIsNotFreedFromTheHoursByARequestOnWhichItMayNotRest() {
    // Given
    var world = World.requested().at("2026-11-23T03:00").consent(c -> {});
    world.caller = Caller.RECORDED;
    // When
    var decision = world.decide();
    // Then
    assertEquals(List.of("OUTSIDE_CALLING_HOURS"), world.reasons());
    assertEquals(World.local("2026-11-23T09:00"), decision.retryAt());
  }

  @Test
  void permitOfAnAutomatedCallEndsWithTheHoursDespiteARequest() {
    // Given
    var world = World.requested().at("2026-11-23T21:50").consent(c -> {});
    world.caller = Caller.RECORDED;
    // When
    var validUntil = world.decide().validUntil();
    // Then
    assertEquals(World.local("2026-11-23T22:00"), validUntil);
  }

  @Test
  void retryIsToldOnlyWhenTheTimeIsAllThatFails() {
    // Given
    var world = World.empty().at("2026-11-23T03:00");
    // When
    var decision = world.decide();
    // Then
    assertNull(decision.retryAt());
    assertEquals(
        "This is outside calling hours. Calling hours begin again on 23-11-2026 09:00 (Dutch time).",
        decision.reasons().getFirst().message().en());
    assertEquals(
        "Dit is buiten de beltijden. De beltijden beginnen weer op 23-11-2026 09:00 (Nederlandse"
            + " tijd).",
        decision.reasons().getFirst().message().nl());
  }

  @Test
  void retryFollowsTheRulesOfTheDayOfTheRetry() {
    // Given
    // 4 May 2022 is no day of mourning, so a retry before it may fall on it
    var world = World.empty().at("2022-05-03T23:00").consent(c -> {});
    // When
    var retryAt = world.decide().retryAt();
    // Then
    assertEquals(World.local("2022-05-04T09:00"), retryAt);
  }

  @Test
  void retryByRulesOfAnotherDayStaysWithThoseRules() {
    // Given
    var world = World.empty().at("2022-05-03T23:00").consent(c -> {});
    var rules = World.RULEBOOK.at(World.local("2026-01-02T12:00"));
    // When
    var decision = DecisionMaker.decide(world.question(), world.facts(), rules);
    // Then
    assertEquals(World.local("2022-05-05T09:00"), decision.retryAt());
    assertEquals(rules.version(), decision.rulebook());
  }

  @Test
  void operatorsDaysOfMourningForbidCalls() {
    // Given
    var rulebook =
        World.RULEBOOK.withMourningDays(
            new TreeSet<>(List.of(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24))));
    var world = World.consented();
    // When
    var decision = DecisionMaker.decide(world.question(), world.facts(), rulebook);
    // Then
    assertEquals("NL.CTM.MOURNING", decision.reasons().getFirst().rule());
    assertEquals(World.local("2026-11-25T09:00"), decision.retryAt());
  }

  @Test
  void noRetryIsToldWhenNoDayIsOpenForAYear() {
    // Given
    var mourning =
        new TreeSet<>(LocalDate.of(2026, 11, 23).datesUntil(LocalDate.of(2027, 12, 1)).toList());
    var world = World.consented();
    // When
    var decision =
        DecisionMaker.decide(
            world.question(), world.facts(), World.RULEBOOK.withMourningDays(mourning));
    // Then
    assertNull(decision.retryAt());
    assertEquals(Verdict.DENY, decision.verdict());
  }
}
