package nl.magbellen.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.magbellen.number.DutchHolidays;
import nl.magbellen.question.CalleeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingTimesTest {
  private static final Rulebook RULEBOOK = Rulebook.dutch();

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, NEW_YEAR",
    "2026-04-03, christian.GOOD_FRIDAY",
    "2026-04-05, christian.EASTER",
    "2026-04-06, christian.EASTER_MONDAY",
    "2026-04-27, KINGS_DAY",
    "2025-04-26, KINGS_DAY",
    "2025-04-27, ",
    "2026-05-05, LIBERATION",
    "2026-05-14, christian.ASCENSION_DAY",
    "2026-05-24, christian.PENTECOST",
    "2026-05-25, christian.PENTECOST_MONDAY",
    "2026-12-25, FIRST_CHRISTMAS_DAY",
    "2026-12-26, SECOND_CHRISTMAS_DAY",
    "2026-12-24, ",
    "2038-04-25, christian.EASTER"
  })
  void holidaysAreThoseOfTheNetherlands(LocalDate date, String name) {
    // Given
    var calendar = new DutchHolidays();
    // When
    var holidays = calendar.on(date);
    // Then
    assertEquals(name == null ? Set.of() : Set.of(name), holidays);
  }

  @ParameterizedTest
  @CsvSource({
    "2020, false", "2021, false", "2022, false", "2024, false",
    "2025, false", "2026, true", "2029, true", "2030, false"
  })
  void liberationDayForbidsCallsEveryYearUntilTheCodeOf2024AndInLustrumYearsAfterIt(
      int year, boolean open) {
    // Given
    var date = LocalDate.of(year, 5, 5);
    // When
    var window = RULEBOOK.on(date).callingTimes().windowOn(date, false);
    // Then
    assertEquals(open, window.isPresent());
  }

  @ParameterizedTest
  @CsvSource({"2021-04-02, ", "2024-03-29, ", "2025-04-18, 19:00", "2026-04-03, 19:00"})
  void goodFridayIsForbiddenUntilTheCodeOf2024AndEndsEarlyAfterIt(LocalDate date, LocalTime end) {
    // Given
    var times = RULEBOOK.on(date).callingTimes();
    // When
    var closes = times.windowOn(date, false).map(DayWindow::closes).orElse(null);
    // Then
    assertEquals(end == null ? null : date.atTime(end), closes);
  }

  @ParameterizedTest
  @CsvSource({"2020-05-04", "2026-11-22", "2026-11-23", "2026-05-04", "2026-12-25"})
  void companiesMayBeCalledAtAnyTime(LocalDate date) {
    // Given
    var times = RULEBOOK.on(date).concerning(CalleeKind.LEGAL_PERSON).callingTimes();
    // When
    var window = times.windowOn(date, false);
    // Then
    assertEquals(
        Optional.of(new DayWindow(date.atStartOfDay(), date.plusDays(1).atStartOfDay())), window);
    assertEquals(List.of(), times.failuresAt(date.atTime(3, 0), false));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, false, 2026-11-23T09:00, 2026-11-23T22:00",
    "2026-11-21, false, 2026-11-21T10:00, 2026-11-21T16:00",
    "2026-11-23, true, 2026-11-23T00:00, 2026-11-24T00:00",
    "2026-12-24, false, 2026-12-24T09:00, 2026-12-24T18:30",
    "2026-12-24, true, 2026-12-24T00:00, 2026-12-25T00:00",
    "2026-11-22, true, 2026-11-22T00:00, 2026-11-23T00:00",
    "2026-12-25, true, 2026-12-25T00:00, 2026-12-26T00:00",
    "2022-12-24, false, 2022-12-24T10:00, 2022-12-24T16:00",
    "2026-04-03, false, 2026-04-03T09:00, 2026-04-03T19:00"
  })
  void windowsOpenAndCloseInLocalTime(
      LocalDate date, boolean requested, LocalDateTime opens, LocalDateTime closes) {
    // Given
    var times = RULEBOOK.on(date).callingTimes();
    // When
    var window = times.windowOn(date, requested);
    // Then
    assertEquals(Optional.of(new DayWindow(opens, closes)), window);
  }

  @ParameterizedTest
  @CsvSource({
    "NL.CTM.HOURS, 2026-11-23T23:00, true, OUTSIDE_CALLING_HOURS",
    "NL.CTM.DAYS, 2026-11-22T14:00, true, FORBIDDEN_DAY",
    "NL.CTM.DAYS, 2026-04-03T20:00, true, FORBIDDEN_DAY",
    "NL.CTM.EVES, 2026-12-24T19:00, true, OUTSIDE_CALLING_HOURS",
    "NL.CTM.MOURNING, 2026-05-04T14:00, false, FORBIDDEN_DAY"
  })
  void requestedCallsAreFreeOfARuleWhereItsParameterSaysSo(
      String rule, LocalDateTime moment, boolean free, ReasonCode reason) {
    // Given
    var otherwise = withRequestedCallsFree(rule, !free).on(moment.toLocalDate()).callingTimes();
    var failure = List.of(new TimeFailure(RuleId.of(rule), reason));
    // When
    var asItIs = RULEBOOK.on(moment.toLocalDate()).callingTimes().failuresAt(moment, true);
    var otherwiseTold = otherwise.failuresAt(moment, true);
    // Then
    assertEquals(free ? List.of() : failure, asItIs);
    assertEquals(free ? failure : List.of(), otherwiseTold);
    assertEquals(failure, otherwise.failuresAt(moment, false));
  }

  /** The Dutch rulebook, in which the parameter says that of the rule in all periods. */
  private static Rulebook withRequestedCallsFree(String rule, boolean free) {
    var otherwise =
        Arrays.stream(RulebookTest.dutchFile().split("(?m)^(?=  - id: )"))
            .map(
                one ->
                    one.startsWith("  - id: " + rule + "\n")
                        ? one.replaceFirst("(freeWhenRequested:\n +value: )\\w+", "$1" + free)
                        : one)
            .collect(Collectors.joining());
    return new RulebookLoader(new DutchHolidays()::on).load(otherwise);
  }

  @Test
  void windowsNeedAnOpeningBeforeTheirClosing() {
    // Given
    var noon = LocalTime.NOON;
    var day = LocalDate.of(2026, 11, 23).atTime(noon);
    // When
    // Then
    assertThrows(IllegalArgumentException.class, () -> new TimeWindow(noon, noon));
    assertThrows(IllegalArgumentException.class, () -> new DayWindow(day, day));
    assertThrows(IllegalArgumentException.class, () -> TimeWindow.parse("09:00-12:00-13:00"));
    assertEquals(
        List.of(false, true, true, false),
        List.of("08:59", "09:00", "11:59", "12:00").stream()
            .map(time -> TimeWindow.parse("09:00-12:00").contains(LocalTime.parse(time)))
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "{a}, P1D, 1 dag, 1 day",
    "{a}, P28D, 28 dagen, 28 days",
    "{a}, P1M, 1 maand, 1 month",
    "{a}, P6M, 6 maanden, 6 months",
    "{a}, P1Y6M, 18 maanden, 18 months",
    "{a}, P1Y, 1 jaar, 1 year",
    "{a}, P3Y, 3 jaar, 3 years"
  })
  void periodsAreToldInWords(String text, String period, String nl, String en) {
    // Given
    var rule = withParameter(Period.parse(period));
    // When
    var message = told(text, rule);
    // Then
    assertEquals(new Message(nl, en), message);
  }

  @Test
  void durationsAmountsAndMomentsAreToldInWords() {
    // Given
    var at = Instant.parse("2026-11-23T08:00:00Z");
    // When
    var one = told("{a}", withParameter(Duration.ofMinutes(1)));
    var five = told("{a}", withParameter(Duration.ofMinutes(5)));
    var amount = told("van {a} euro", withParameter(50));
    var moment =
        messages("{nextAllowed}").of(ReasonCode.FORBIDDEN_DAY, Optional.empty(), Optional.of(at));
    // Then
    assertEquals(new Message("1 minuut", "1 minute"), one);
    assertEquals(new Message("5 minuten", "5 minutes"), five);
    assertEquals("van 50 euro", amount.nl());
    assertEquals("23-11-2026 09:00", moment.nl());
  }

  private static Message told(String text, Rule rule) {
    return messages(text).of(ReasonCode.FORBIDDEN_DAY, Optional.of(rule), Optional.empty());
  }

  private static Messages messages(String text) {
    return new Messages(
        Map.of(ReasonCode.FORBIDDEN_DAY, new Message(text, text)),
        new EnumMap<>(ObligationCode.class),
        ZoneId.of("Europe/Amsterdam"));
  }

  private static Rule withParameter(Object value) {
    return new Rule(
        RuleId.SCOPE,
        null,
        null,
        RuleKind.GATE,
        List.of(),
        List.of(),
        Set.of(CalleeKind.values()),
        List.of(new Citation(null, new Source("source", null, null, null))),
        Confidence.READ,
        new Message("nl", "en"),
        Map.of("a", new Parameter(value, value, null, Confidence.READ, null)));
  }
}
