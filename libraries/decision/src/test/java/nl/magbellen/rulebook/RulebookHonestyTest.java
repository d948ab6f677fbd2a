package nl.magbellen.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.question.CalleeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rulebook says how sure we are, who applies a number, and the same as other services say. */
class RulebookHonestyTest {
  private static final Rulebook RULEBOOK = Rulebook.dutch();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Pattern READ = Pattern.compile("value\\(\\s*RuleParameter\\.(\\w+)");

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

  @Test
  void parameterThatTheDecisionDoesNotReadSaysWhoDoes() {
    // Given
    var read = parametersRead();
    // When
    var silent =
        Stream.of("2020-04-01", "2022-01-01", "2026-11-23")
            .flatMap(date -> RULEBOOK.on(LocalDate.parse(date)).rules().stream())
            .flatMap(
                rule ->
                    rule.id().parameters().stream()
                        .filter(parameter -> !read.contains(parameter))
                        .filter(parameter -> !isTold(parameter, rule))
                        .filter(p -> rule.parameters().get(p.name()).note() == null)
                        .map(parameter -> rule.id() + " " + parameter))
            .toList();
    // Then
    assertEquals(List.of(), silent);
  }

  private static boolean isTold(RuleParameter<?> parameter, Rule rule) {
    var messages = RULEBOOK.on(TODAY).messages();
    return Stream.concat(
            rule.reasons().stream().map(messages.reasons()::get),
            rule.obligations().stream().map(messages.obligations()::get))
        .anyMatch(message -> message.en().contains("{" + parameter + "}"));
  }

  private static Set<RuleParameter<?>> parametersRead() {
    try (var sources = Files.walk(Path.of("src/main/java"))) {
      return sources
          .filter(path -> path.toString().endsWith(".java"))
          .map(RulebookHonestyTest::text)
          .flatMap(text -> READ.matcher(text).results())
          .map(found -> constant(found.group(1)))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RuleParameter<?> constant(String name) {
    return Arrays.stream(RuleParameter.class.getFields())
        .filter(field -> field.getName().equals(name))
        .map(
            field -> {
              try {
                return (RuleParameter<?>) field.get(null);
              } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
              }
            })
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theFineNamesTheShareOfTurnoverAndObjectionsAreKeptWithoutEnd() {
    // Given
    var rules = RULEBOOK.on(TODAY);
    // When
    var fine = rules.find(RuleId.FINE).orElseThrow().parameters().get("euro").note();
    var objections = rules.find(RuleId.EVIDENCE_KEPT).orElseThrow().value(RuleParameter.OBJECTIONS);
    // Then
    assertTrue(fine.en().contains("share of the annual turnover"), fine.en());
    assertEquals(
        List.of(900000, 1, "P5Y"),
        Stream.of("euro", "turnoverPercent", "doubledWithin")
            .map(name -> rules.find(RuleId.FINE).orElseThrow().parameters().get(name).written())
            .toList());
    assertEquals("WITHOUT_END", objections);
  }

  @ParameterizedTest
  @CsvSource({
    "caller-id-service, magbellen.caller-id.kept-after-last-use, NL.CTM.CLI.KEPT, keptFor",
    "caller-id-service, magbellen.caller-id.kept-after-last-use, KEEP_NUMBER_CALLABLE, keptFor",
    "consent-service, magbellen.balance-test.longest-term, NL.CTM.CUSTOMER-TERM, maxTerm",
    "consent-service, magbellen.proof-request.working-days, NL.CTM.CONSENT.PROOF, workingDays",
    "consent-service, magbellen.proof-request.holidays, NL.CTM.CONSENT.PROOF, holidays"
  })
  void numbersThatOtherServicesCopyAreThoseOfTheRulebook(
      String service, String setting, String rule, String parameter) {
    // Given
    var settings = settings(service);
    // When
    var copied = settings.getProperty(setting);
    // Then
    var written =
        RULEBOOK.on(TODAY).find(RuleId.of(rule)).orElseThrow().parameters().get(parameter);
    var told =
        written.written() instanceof List<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
            : String.valueOf(written.written());
    assertEquals(told, copied);
  }

  @Test
  void codesThatATrainingMayNameAreThoseOfTheRulebookAndThatOf2012() {
    // Given
    var thatExist =
        Stream.concat(
                Stream.of(2012),
                Stream.of("2020-04-01", "2022-01-01", "2026-11-23")
                    .map(date -> RULEBOOK.on(LocalDate.parse(date)))
                    .map(rules -> rules.find(RuleId.TRAINED).orElseThrow())
                    .flatMap(rule -> rule.value(RuleParameter.CODE_YEARS).stream()))
            .collect(Collectors.toCollection(TreeSet::new));
    // When
    var taken = settings("caller-id-service").getProperty("magbellen.training.code-years");
    // Then
    assertEquals(thatExist.stream().map(String::valueOf).collect(Collectors.joining(",")), taken);
  }

  private static Properties settings(String service) {
    var settings = new Properties();
    var file = Path.of("..", "..", service, "src/main/resources/application.properties");
    try (var reader = Files.newBufferedReader(file)) {
      settings.load(reader);
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
