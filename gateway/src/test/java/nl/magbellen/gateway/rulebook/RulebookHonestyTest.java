package nl.magbellen.gateway.rulebook;

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
    "NL.CTM.DAYS, , READ",
    "NL.CTM.DAYS, weekdays, READ",
    "NL.CTM.DAYS, holidays, READ",
    "NL.CTM.DAYS, lustrumHolidays, ASSUMED",
    "NL.CTM.DAYS, lustrum, ASSUMED",
    "NL.CTM.DAYS, earlyDays, ASSUMED",
    "NL.CTM.DAYS, earlyUntil, ASSUMED",
    "NL.TW.AUTOMATED, , READ",
    "NL.TW.AUTOMATED, aiAgent, ASSUMED"
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
    assertEquals("WITHOUT_END", objections);
  }

  @ParameterizedTest
  @CsvSource({
    "caller-id-service, magbellen.caller-id.kept-after-last-use, NL.CTM.CLI.KEPT, keptFor",
    "caller-id-service, magbellen.caller-id.kept-after-last-use, KEEP_NUMBER_CALLABLE, keptFor",
    "consent-service, magbellen.balance-test.longest-term, NL.CTM.CUSTOMER-TERM, maxTerm",
    "consent-service, magbellen.proof-request.working-days, NL.CTM.CONSENT.PROOF, workingDays"
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
    assertEquals(String.valueOf(written.written()), copied);
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
    var file = Path.of("..", service, "src/main/resources/application.properties");
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
