package nl.magbellen.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.magbellen.question.CalleeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulebookLoaderTest {
  private static final String FILE = RulebookTest.dutchFile();
  private final RulebookLoader loader = new RulebookLoader(date -> Set.of());

  @ParameterizedTest
  @MethodSource
  void faultsAreNamedWithTheirPlace(String written, String fault, String told) {
    // Given
    var broken = FILE.replaceFirst(Pattern.quote(written), fault);
    // When
    var refused = assertThrows(InvalidRulebook.class, () -> loader.load(broken));
    // Then
    assertTrue(FILE.contains(written), written);
    assertTrue(refused.getMessage().contains(told), refused.getMessage());
  }

  /** Of its first occurrence in the file, from 1. */
  private static long lineOf(String text) {
    return FILE.substring(0, FILE.indexOf(text)).lines().count();
  }

  static Stream<Arguments> faultsAreNamedWithTheirPlace() {
    return Stream.of(
        Arguments.of("id: NL.SCOPE\n", "id: NL.SCOOP\n", "unknown rule NL.SCOOP"),
        Arguments.of("id: NL.SCOPE\n", "id: NL.NUMBER.VALID\n", "rules are missing: [NL.SCOPE]"),
        Arguments.of("id: NL.SCOPE\n", "title: {nl: a, en: b}\n", "Duplicate field 'title'"),
        Arguments.of("kind: gate", "kind: guess", "line " + lineOf("kind: gate")),
        Arguments.of("kind: gate", "kind: obligation", "is no obligation"),
        Arguments.of("kind: gate", "kynd: gate", "kynd"),
        Arguments.of("    kind: gate\n", "", "rule NL.NUMBER.VALID (from null until null): kind"),
        Arguments.of("until: 2021-07-01\n    reasons", "until: 2009-10-01\n    reasons", "NL.BMNR"),
        Arguments.of(
            "from: 2021-07-01\n    until: 2024-10-15\n    reasons",
            "from: 2021-06-30\n    until: 2024-10-15\n    reasons",
            "rule NL.GTM.TRAINED: the periods from 2020-03-01 and from 2021-06-30 overlap"),
        Arguments.of("reasons: [NUMBER_INVALID]", "reasons: [NUMBER_ODD]", "NUMBER_ODD"),
        Arguments.of("maxAge: {", "maxAgo: {", "parameter maxAge is missing"),
        Arguments.of(
            "maxAge: {value: P30D",
            "age: {value: 3}\n      maxAge: {value: P30D",
            "unknown parameters [age]"),
        Arguments.of("value: P30D", "value: 30 days", "NL.CTM.CLI.CALLBACK"),
        Arguments.of("value: P30D", "value: 30 days", "parameter maxAge can't be read"),
        Arguments.of("value: P30D", "value: null", "parameter maxAge is missing"),
        Arguments.of(
            "value: 1\n        note:",
            "value: 1\n        # note:",
            "rule NL.TW.FINE: nothing applies parameter turnoverPercent, so that it needs a note"),
        Arguments.of(", readOn: 2026-11-28}", "}", "is read, but its source"),
        Arguments.of("\"https://wetten.overheid.nl/BWBR0009950\"", "\"http://x\"", "is not https"),
        Arguments.of(
            "source: {in: NUMBER-PLAN}", "source: {in: NUMBERS}", "unknown source NUMBERS"),
        Arguments.of("    source: {in: NUMBER-PLAN}\n", "", "NL.NUMBER.VALID"),
        Arguments.of("  OWN: {", "  IDLE: {text: a}\n  OWN: {", "no rule cites the sources [IDLE]"),
        Arguments.of(
            "    calleeKinds: [NATURAL_PERSON, UNKNOWN]\n",
            "",
            "a rule of a code protects natural persons and unknown callees"),
        Arguments.of(
            "    calleeKinds: [NATURAL_PERSON, UNKNOWN]\n",
            "    calleeKinds: [NATURAL_PERSON]\n",
            "a rule of a code protects natural persons and unknown callees"),
        Arguments.of(
            "forCompaniesToo:\n        value: true",
            "forCompaniesToo:\n        value: probably",
            "parameter forCompaniesToo can't be read"),
        Arguments.of(
            ", similar: true", "", "parameter exceptions can't be read: a row has the fields"),
        Arguments.of("kinds: [CUSTOMER]", "kinds: [CLIENT]", "unknown: CLIENT"),
        Arguments.of("[SUNDAY]", "[ZONDAG]", "unknown: ZONDAG"),
        Arguments.of("\"09:00-22:00\"", "\"22:00-09:00\"", "a window opens before it closes"),
        Arguments.of("\"09:00-22:00\"", "\"09:00\"", "a window is written 09:00-22:00"),
        Arguments.of("[NL.NUMBER.VALID, ", "[NL.NUMBER.VALIDATED, ", "NL.NUMBER.VALIDATED"),
        Arguments.of("  NUMBER_INVALID:\n", "  NUMBER_ODD:\n", "NUMBER_ODD"),
        Arguments.of("{maxAge}", "{maxAgo}", "message CALLER_ID_NOT_CALLABLE"),
        Arguments.of("{announceOver}", "{over}", "message STATE_IDENTITY_AND_PURPOSE"),
        Arguments.of("    en: \"You may not call on this day", "    de: \"Sie", "Message"),
        Arguments.of("firstDay: 2020-03-01", "", "firstDay is missing"),
        Arguments.of("zone: Europe/Amsterdam", "", "zone is missing"),
        Arguments.of("zone: Europe/Amsterdam", "zone: Europe/Nowhere", "line 8"),
        Arguments.of(
            "firstDay: 2020-03-01",
            "firstDay: 2020-03-01\nfirstDay: 2020-03-01",
            "Duplicate field 'firstDay'"));
  }

  @Test
  void missingMessagesAreNamed() {
    // Given
    var withoutMessage = FILE.replaceFirst("  REQUEST_USED:\n.*\n.*\n", "");
    var withoutDuty = FILE.replaceFirst("  COOLING_OFF:\n.*\n.*\n", "");
    var blank = FILE.replaceFirst("(  REQUEST_USED:\n    nl:) .*\n", "$1 \"\"\n");
    // When
    var message = assertThrows(InvalidRulebook.class, () -> loader.load(withoutMessage));
    var duty = assertThrows(InvalidRulebook.class, () -> loader.load(withoutDuty));
    var told = assertThrows(InvalidRulebook.class, () -> loader.load(blank));
    // Then
    assertEquals("messages are missing: [REQUEST_USED] []", message.getMessage());
    assertEquals("messages are missing: [] [COOLING_OFF]", duty.getMessage());
    assertTrue(told.getMessage().contains("both languages"), told.getMessage());
  }

  @Test
  void missingPartsAreNamed() {
    // Given
    var start = "jurisdiction: NL\nzone: Europe/Amsterdam\nfirstDay: 2020-03-01\n";
    // When
    var noRules = assertThrows(InvalidRulebook.class, () -> loader.load(start));
    var emptyRules =
        assertThrows(InvalidRulebook.class, () -> loader.load(start + "sources: {}\nrules: []"));
    // Then
    assertEquals("rules is missing", noRules.getMessage());
    assertTrue(emptyRules.getMessage().startsWith("rules are missing: [COOLING_OFF, "));
  }

  @Test
  void rulesMayFollowEachOtherWithoutAGap() {
    // Given
    var rule = rule(null, LocalDate.of(2020, 1, 1));
    // When
    var next = rule(LocalDate.of(2020, 1, 1), LocalDate.of(2021, 1, 1));
    var last = rule(LocalDate.of(2020, 12, 31), null);
    // Then
    assertEquals(
        List.of(false, false, true, true, false, true),
        List.of(
            rule.overlaps(next),
            next.overlaps(rule),
            next.overlaps(last),
            last.overlaps(next),
            rule.overlaps(last),
            rule(null, null).overlaps(next)));
    assertEquals(
        List.of(true, false, true, false),
        List.of(
            rule.holdsOn(LocalDate.MIN),
            rule.holdsOn(LocalDate.of(2020, 1, 1)),
            next.holdsOn(LocalDate.of(2020, 1, 1)),
            next.holdsOn(LocalDate.of(2021, 1, 1))));
  }

  private static Rule rule(LocalDate from, LocalDate until) {
    return new Rule(
        RuleId.SCOPE,
        from,
        until,
        RuleKind.GATE,
        List.of(),
        List.of(),
        Set.of(CalleeKind.values()),
        List.of(new Citation(null, new Source("source", null, null, null))),
        Confidence.READ,
        new Message("nl", "en"),
        Map.of());
  }
}
