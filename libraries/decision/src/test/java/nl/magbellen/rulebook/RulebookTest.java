package nl.magbellen.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulebookTest {
  private static final Rulebook RULEBOOK = Rulebook.dutch();

  @ParameterizedTest
  @CsvSource({
    "2020-03-01, 2020-03-01",
    "2020-05-31, 2020-03-01",
    "2020-06-01, 2020-06-01",
    "2021-06-30, 2020-06-01",
    "2021-07-01, 2021-07-01",
    "2024-10-14, 2021-07-01",
    "2024-10-15, 2024-10-15",
    "2026-06-30, 2024-10-15",
    "2026-07-01, 2026-07-01",
    "2026-08-01, 2026-07-01",
    "2026-08-02, 2026-08-02",
    "2036-07-01, 2026-08-02"
  })
  void versionNamesTheLatestChangeInForce(LocalDate date, String change) {
    // Given
    var instant = date.atTime(12, 0).atZone(RULEBOOK.zone()).toInstant();
    // When
    var version = RULEBOOK.at(instant).version();
    // Then
    assertTrue(version.matches(change + "\\.[0-9a-f]{8}"), version);
  }

  @Test
  void rulesChangeAtMidnightInAmsterdam() {
    // Given
    var change = Instant.parse("2026-06-30T22:00:00Z");
    // When
    var before = RULEBOOK.at(change.minusNanos(1000));
    var after = RULEBOOK.at(change);
    // Then
    assertFalse(before.hold(RuleId.PUBLISHED_NUMBER));
    assertTrue(after.hold(RuleId.PUBLISHED_NUMBER));
    assertEquals(change, before.until().orElseThrow());
    assertEquals(Instant.parse("2026-08-01T22:00:00Z"), after.until().orElseThrow());
    assertTrue(RULEBOOK.on(LocalDate.of(2026, 8, 2)).until().isEmpty());
  }

  @Test
  void beforeTheFirstDayNothingIsGuessed() {
    // Given
    var before = Instant.parse("2020-02-29T22:59:59Z");
    // When
    var refused = assertThrows(BeforeFirstRulebook.class, () -> RULEBOOK.at(before));
    // Then
    assertEquals(
        "The rulebook starts on 2020-03-01 and has no rules for 2020-02-29.", refused.getMessage());
    assertEquals(LocalDate.of(2020, 3, 1), refused.firstDay());
  }

  @Test
  void daysOfMourningChangeTheVersionAndNothingElse() {
    // Given
    var date = LocalDate.of(2026, 11, 23);
    var days = new TreeSet<>(Set.of(date));
    // When
    var mourned = RULEBOOK.withMourningDays(days);
    // Then
    var noon = date.atTime(12, 0);
    assertNotEquals(RULEBOOK.on(date).version(), mourned.on(date).version());
    assertEquals(mourned.on(date).version(), RULEBOOK.withMourningDays(days).on(date).version());
    assertEquals(
        RULEBOOK.on(date).version(), mourned.withMourningDays(new TreeSet<>()).on(date).version());
    assertEquals(
        List.of(new TimeFailure(RuleId.MOURNING, ReasonCode.FORBIDDEN_DAY)),
        mourned.on(date).callingTimes().failuresAt(noon, false));
    assertEquals(List.of(), RULEBOOK.on(date).callingTimes().failuresAt(noon, false));
    assertEquals(days, mourned.viewAt(Instant.parse("2026-11-23T12:00:00Z")).mourningDays());
  }

  @Test
  void commentsAndLayoutDoNotChangeTheVersion() {
    // Given
    var loader = new RulebookLoader(date -> Set.of());
    var file = dutchFile();
    // When
    var commented = loader.load("# a comment\n\n" + file).on(LocalDate.of(2026, 1, 1));
    var changed =
        loader.load(file.replace("value: P30D", "value: P31D")).on(LocalDate.of(2026, 1, 1));
    // Then
    assertEquals(RULEBOOK.on(LocalDate.of(2026, 1, 1)).version(), commented.version());
    assertNotEquals(commented.version(), changed.version());
  }

  @Test
  void parametersAreReadWithTheirTypes() {
    // Given
    var rules = RULEBOOK.on(LocalDate.of(2026, 11, 23));
    // When
    var rule = rules.find(RuleId.CALLER_ID_CALLBACK).orElseThrow();
    // Then
    assertEquals(Period.ofDays(30), rule.value(RuleParameter.MAX_AGE));
    assertEquals(Confidence.ASSUMED, rule.parameters().get("maxAge").confidence());
    assertEquals(Confidence.READ, rule.parameters().get("results").confidence());
  }

  @Test
  void viewShowsRulesInForceWithSourceAndConfidenceInBothLanguages()
      throws JsonProcessingException {
    // Given
    var instant = Instant.parse("2020-04-01T12:00:00Z");
    var mapper = JsonMapper.builder().addModule(new JavaTimeModule()).build();
    // When
    var view = RULEBOOK.viewAt(instant);
    // Then
    var ids = view.rules().stream().map(RulebookView.RuleView::id).toList();
    assertTrue(ids.contains("NL.BMNR"));
    assertEquals(-1, ids.indexOf("NL.TW.CONSENT"));
    assertEquals(
        List.of("TW-OPT-OUT", "CTM-2020"), view.texts().stream().map(LegalText::id).toList());
    assertEquals(RULEBOOK.at(instant).version(), view.version());
    assertEquals(Set.of(ReasonCode.values()), view.reasons().keySet());
    assertEquals(Set.of(ObligationCode.values()), view.obligations().keySet());
    var json = mapper.writeValueAsString(view);
    assertTrue(
        json.contains("\"value\":\"PT5M\",\"source\":{\"text\":\"Code Telemarketing 2012"), json);
    assertTrue(json.contains("\"nl\":\"Beltijden\",\"en\":\"Calling hours\""), json);
  }

  @Test
  void viewShowsTheTextsThatHoldOnTheirFirstAndNotOnTheirLastDay() {
    // Given
    var first = Instant.parse("2021-07-01T12:00:00Z");
    // When
    var texts = RULEBOOK.viewAt(first).texts().stream().map(LegalText::id).toList();
    // Then
    assertEquals(List.of("TW-OPT-IN", "CTM-2021"), texts);
  }

  @ParameterizedTest
  @EnumSource(RuleId.class)
  void everyRuleHoldsAtSomeTimeAndSaysWhereItComesFrom(RuleId id) {
    // Given
    var dates = List.of(LocalDate.of(2020, 4, 1), LocalDate.of(2026, 11, 23));
    // When
    var rules = dates.stream().flatMap(date -> RULEBOOK.on(date).find(id).stream()).toList();
    // Then
    assertTrue(!rules.isEmpty() && rules.stream().noneMatch(rule -> rule.citations().isEmpty()));
  }

  @ParameterizedTest
  @CsvSource({
    "NL.TW.OBJECTION, 2009-10-01, ",
    "NL.BMNR, 2009-10-01, 2021-07-01",
    "NL.CTM.MINOR, 2020-03-01, ",
    "NL.TW.CLI.SHOWN, 2020-03-01, ",
    "NL.CLI.OWNED, 2020-03-01, ",
    "NL.TW.OPT-OUT, 2009-10-01, 2021-07-01"
  })
  void periodsAreThoseOfTheLaw(String id, LocalDate from, LocalDate until) {
    // Given
    var rules = RULEBOOK.on(LocalDate.of(2020, 4, 1));
    // When
    var rule = rules.find(RuleId.of(id)).orElseThrow();
    // Then
    assertEquals(from, rule.from());
    assertEquals(until, rule.until());
  }

  @ParameterizedTest
  @CsvSource({
    "NL.CTM.CLI.CALLBACK, 2024-10-15",
    "NL.CTM.CLI.PUBLISHED, 2024-10-15",
    "NL.CTM.CLI.KEPT, 2024-10-15",
    "NL.CTM.MOURNING, 2024-10-15",
    "NL.TW.BASIS, 2021-07-01",
    "NL.TW.CONSENT, 2021-07-01",
    "NL.CTM.CONSENT.STANDALONE, 2024-10-15",
    "NL.CTM.CONSENT.VERIFIED, 2024-10-15",
    "NL.CTM.CONSENT.PERSON, 2021-07-01",
    "NL.CTM.CONSENT.FIRST-CALL, 2024-10-15",
    "NL.TW.CONSENT.PERIOD, 2021-07-01",
    "NL.TW.PUBLISHED-NUMBER, 2026-07-01",
    "DISCLOSE_AI, 2026-08-02",
    "NO_VOICEMAIL, 2021-07-01",
    "NL.CTM.CUSTOMER-TERM, 2020-06-01",
    "COOLING_OFF, 2024-10-15",
    "KEEP_NUMBER_CALLABLE, 2024-10-15"
  })
  void rulesStartOnTheirDay(String id, LocalDate from) {
    // Given
    var rule = RuleId.of(id);
    // When
    var before = RULEBOOK.on(from.minusDays(1)).hold(rule);
    var after = RULEBOOK.on(from).hold(rule);
    // Then
    assertEquals(List.of(false, true), List.of(before, after));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-04-01", "2022-01-01", "2026-11-23"})
  void examsCountForTheCodeInForceAndLaterCodesOfTheRulebook(LocalDate date) {
    // Given
    var rule = RULEBOOK.on(date).find(RuleId.TRAINED).orElseThrow();
    int inForce = (Integer) rule.parameters().get("codeYear").written();
    // When
    var counted = rule.value(RuleParameter.CODE_YEARS);
    // Then
    assertEquals(
        codesOfTheRulebook().filter(year -> year >= inForce).collect(Collectors.toSet()), counted);
  }

  private static Stream<Integer> codesOfTheRulebook() {
    return Stream.of("2020-04-01", "2022-01-01", "2026-11-23")
        .map(LocalDate::parse)
        .flatMap(d -> RULEBOOK.viewAt(d.atStartOfDay(RULEBOOK.zone()).toInstant()).texts().stream())
        .map(LegalText::id)
        .filter(id -> id.startsWith("CTM-"))
        .map(id -> Integer.valueOf(id.substring("CTM-".length())));
  }

  @ParameterizedTest
  @CsvSource({
    "NL.CTM.CLI.KEPT, 2024-10-14, false",
    "NL.CTM.CLI.KEPT, 2024-10-15, true",
    "NL.NUMBER.VALID, 2020-03-01, true",
    "NL.NUMBER.VALID, 2020-02-29, false"
  })
  void aRuleIsFoundOnTheDaysOnWhichItHolds(String rule, LocalDate date, boolean holds) {
    // When
    var found = RULEBOOK.find(RuleId.of(rule), date);
    // Then
    assertEquals(holds, found.isPresent());
  }

  @Test
  void periodsOfARuleAreToldInTheirOrder() {
    // When
    var periods = RULEBOOK.periods(RuleId.TRAINED);
    // Then
    assertEquals(
        List.of(LocalDate.of(2020, 3, 1), LocalDate.of(2021, 7, 1), LocalDate.of(2024, 10, 15)),
        periods.stream().map(Rule::from).toList());
  }

  static String dutchFile() {
    try (var file = RulebookTest.class.getResourceAsStream("/rulebook/nl.yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
