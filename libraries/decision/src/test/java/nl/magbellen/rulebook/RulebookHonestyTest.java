package nl.magbellen.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.question.CalleeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The rulebook says how sure we are, and which numbers are for people alone. */
class RulebookHonestyTest {
  private static final Rulebook RULEBOOK = Rulebook.dutch();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  static final List<RuleParameter<?>> SHOWN_ONLY =
      List.of(
          RuleParameter.SCRUB_GOOD_FOR,
          RuleParameter.AGE,
          RuleParameter.CODE_YEAR,
          RuleParameter.ANNOUNCED,
          RuleParameter.ANNOUNCE_OVER,
          RuleParameter.FROM_EURO,
          RuleParameter.EURO,
          RuleParameter.TURNOVER_PERCENT,
          RuleParameter.DOUBLED_WITHIN,
          RuleParameter.AT_MOST,
          RuleParameter.CONSENT_AFTER_LAST_USE,
          RuleParameter.DECISIONS,
          RuleParameter.OBJECTIONS);

  @ParameterizedTest
  @CsvSource({
    "NL.CTM.HOURS, , ASSUMED",
    "NL.CTM.EVES, , ASSUMED",
    "NL.CTM.EVES, eveUntil, ASSUMED",
    "NL.CTM.DAYS, , REPORTED",
    "NL.CTM.DAYS, weekdays, REPORTED",
    "NL.CTM.DAYS, holidays, REPORTED",
    "NL.CTM.DAYS, nationalDays, ASSUMED",
    "NL.CTM.DAYS, lustrumDays, ASSUMED",
    "NL.CTM.DAYS, earlyDays, ASSUMED",
    "NL.CTM.MINOR, , REPORTED",
    "NL.TW.AUTOMATED, , READ",
    "NL.TW.AUTOMATED, callers, ASSUMED",
    "NL.TW.CONSENT.PERIOD, , REPORTED",
    "NL.TW.CONSENT.PERIOD, term, ASSUMED",
    "NL.TW.CUSTOMER, , READ",
    "NL.TW.PUBLISHED-NUMBER, maxAge, ASSUMED",
    "DISCLOSE_AI, , REPORTED",
    "NO_VOICEMAIL, , READ"
  })
  void whatWasNotReadIsShownAsAssumed(String id, String parameter, Confidence confidence) {
    // Given
    var rule = RULEBOOK.on(TODAY).find(RuleId.of(id)).orElseThrow();
    // When
    var told =
        parameter == null ? rule.confidence() : rule.parameters().get(parameter).confidence();
    // Then
    assertEquals(confidence, told);
  }

  @Test
  void whatIsReadCanBeFollowed() {
    // Given
    var days = Stream.of("2020-03-01", "2021-07-01", "2024-10-15", "2026-07-01", "2026-11-23");
    // When
    var shown =
        days.map(day -> LocalDate.parse(day).atTime(12, 0).atZone(RULEBOOK.zone()).toInstant())
            .flatMap(instant -> RULEBOOK.viewAt(instant).rules().stream())
            .toList();
    // Then
    assertTrue(
        shown.stream()
            .allMatch(
                rule -> rule.confidence() != Confidence.READ || rule.source().canBeFollowed()));
    assertTrue(
        shown.stream()
            .flatMap(rule -> rule.parameters().values().stream())
            .allMatch(p -> p.confidence() != Confidence.READ || p.source().canBeFollowed()));
  }

  @ParameterizedTest
  @CsvSource({
    "NL.TW.OBJECTION, 2026-06-30, art. 11.7 (recht van verzet)",
    "NL.TW.OBJECTION, 2026-07-01, 'art. 11.7, tweede en vijfde lid'",
    "NL.TW.BASIS, 2026-06-30, art. 11.7 (toestemming)",
    "NL.TW.BASIS, 2026-07-01, 'art. 11.7, tweede lid'",
    "NL.TW.CLI.SHOWN, 2026-07-01, 'art. 11.7, achtste lid'"
  })
  void paragraphsOfTheActAreCitedSinceJuly2026(String rule, LocalDate date, String article) {
    // Given
    var instant = date.atTime(12, 0).atZone(RULEBOOK.zone()).toInstant();
    // When
    var source =
        RULEBOOK.viewAt(instant).rules().stream()
            .filter(r -> r.id().equals(rule))
            .findFirst()
            .orElseThrow()
            .source();
    // Then
    assertEquals(article, source.article());
  }

  @Test
  void everyRuleOfACodeProtectsNaturalPersonsAndThoseOfUnknownKind() {
    // Given
    var rules = RULEBOOK.on(TODAY);
    // When
    var ofCodes = rules.rules().stream().filter(rule -> rule.id().isOfACode()).toList();
    // Then
    assertTrue(ofCodes.size() > 15, ofCodes::toString);
    assertTrue(
        ofCodes.stream()
            .allMatch(
                rule ->
                    rule.calleeKinds()
                        .equals(Set.of(CalleeKind.NATURAL_PERSON, CalleeKind.UNKNOWN))));
    assertTrue(
        rules.concerning(CalleeKind.LEGAL_PERSON).rules().stream()
            .noneMatch(rule -> rule.id().isOfACode()));
    assertEquals(rules.rules(), rules.concerning(CalleeKind.UNKNOWN).rules());
  }

  @Test
  void eveningsWereReadInTheCodeOf2012AndAreAssumedSince() {
    // Given
    var file = RulebookTest.dutchFile();
    // When
    var eves = file.split("id: NL.CTM.EVES");
    // Then
    assertEquals(3, eves.length);
    assertTrue(eves[1].contains("until: 2020-03-01") && eves[1].contains("confidence: read"));
  }

  @ParameterizedTest
  @FieldSource("SHOWN_ONLY")
  void parameterThatIsShownOnlyCannotBeDecidedBy(RuleParameter<?> parameter) {
    // Given
    var rule =
        RULEBOOK.on(LocalDate.of(2020, 4, 1)).rules().stream()
            .filter(one -> one.id().parameters().contains(parameter))
            .findFirst()
            .or(
                () ->
                    RULEBOOK.on(TODAY).rules().stream()
                        .filter(one -> one.id().parameters().contains(parameter))
                        .findFirst())
            .orElseThrow();
    // When
    var refused = assertThrows(IllegalArgumentException.class, () -> rule.value(parameter));
    // Then
    assertTrue(refused.getMessage().contains("shown only"), refused.getMessage());
  }

  @Test
  void everyOtherParameterIsOneToDecideBy() {
    // When
    var shown =
        Stream.of(RuleId.values())
            .flatMap(rule -> rule.parameters().stream())
            .filter(RuleParameter::isShownOnly)
            .collect(Collectors.toSet());
    // Then
    assertEquals(Set.copyOf(SHOWN_ONLY), shown);
  }

  @Test
  void theFineNamesTheShareOfTurnoverAndObjectionsAreKeptWithoutEnd() {
    // Given
    var rules = RULEBOOK.on(TODAY);
    // When
    var fine = rules.find(RuleId.FINE).orElseThrow().parameters().get("euro").note();
    var objections =
        rules.find(RuleId.EVIDENCE_KEPT).orElseThrow().parameters().get("objections").written();
    // Then
    assertTrue(fine.en().contains("share of the annual turnover"), fine.en());
    assertEquals(
        List.of(900000, 1, "P5Y"),
        Stream.of("euro", "turnoverPercent", "doubledWithin")
            .map(name -> rules.find(RuleId.FINE).orElseThrow().parameters().get(name).written())
            .toList());
    assertEquals("WITHOUT_END", objections);
  }

  @Test
  void theNumberIsKeptForAsLongAsCallersAreTold() {
    // When
    var applied = terms(RuleId.CALLER_ID_KEPT);
    var told = terms(RuleId.KEEP_NUMBER_CALLABLE);
    // Then
    assertEquals(List.of("2024-10-15 P6M"), applied);
    assertEquals(applied, told);
  }

  private static List<String> terms(RuleId id) {
    return RULEBOOK.periods(id).stream()
        .map(rule -> rule.from() + " " + rule.value(RuleParameter.KEPT_FOR))
        .toList();
  }
}
