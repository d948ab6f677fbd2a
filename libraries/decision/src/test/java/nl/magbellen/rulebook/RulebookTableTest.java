package nl.magbellen.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every rule with its periods and confidence, and every value that is less sure than its rule,
 * written out a second time by hand. A source whose page was not read is reported, whatever it
 * says.
 */
class RulebookTableTest {

  private static final Rulebook RULEBOOK = Rulebook.dutch();

  private static final String RULES =
      """
      NL.NUMBER.VALID - - read
      NL.NUMBER.CALLABLE - - read
      NL.SCOPE - - read
      NL.SCOPE.PURPOSE - - read
      NL.CALLER.KNOWN - - reported
      NL.TW.OBJECTION 2009-10-01 - read
      NL.BMNR 2009-10-01 2021-07-01 read
      NL.CTM.MINOR 2012-07-01 2020-03-01 read
      NL.CTM.MINOR 2020-03-01 - reported
      NL.TW.CLI.SHOWN 2020-03-01 - read
      NL.CLI.RANGE - - read
      NL.CLI.OWNED 2020-03-01 - read
      NL.CTM.CLI.CALLBACK 2024-10-15 - read
      NL.CTM.CLI.PUBLISHED 2024-10-15 - read
      NL.CTM.CLI.KEPT 2024-10-15 - read
      NL.CTM.HOURS 2012-07-01 2020-03-01 read
      NL.CTM.HOURS 2020-03-01 - assumed
      NL.CTM.DAYS 2012-07-01 2020-03-01 read
      NL.CTM.DAYS 2020-03-01 2024-10-15 assumed
      NL.CTM.DAYS 2024-10-15 - reported
      NL.CTM.EVES 2012-07-01 2020-03-01 read
      NL.CTM.EVES 2020-03-01 - assumed
      NL.CTM.MOURNING 2024-10-15 - read
      NL.GTM.TRAINED 2020-03-01 2021-07-01 reported
      NL.GTM.TRAINED 2021-07-01 2024-10-15 reported
      NL.GTM.TRAINED 2024-10-15 - reported
      NL.COMPLAINT.THRESHOLD - - assumed
      NL.TW.AUTOMATED 2004-01-01 - read
      NL.TW.BASIS 2021-07-01 - read
      NL.TW.OPT-OUT 2009-10-01 2021-07-01 read
      NL.REQUESTED 2012-07-01 - read
      NL.TW.CONSENT 2021-07-01 - read
      NL.TW.CONSENT.PERIOD 2021-07-01 - reported
      NL.CTM.CONSENT.STANDALONE 2024-10-15 - read
      NL.CTM.CONSENT.VERIFIED 2024-10-15 - read
      NL.CTM.CONSENT.PERSON 2021-07-01 - read
      NL.CTM.CONSENT.FIRST-CALL 2024-10-15 - read
      NL.TW.CUSTOMER 2012-07-01 2021-07-01 reported
      NL.TW.CUSTOMER 2021-07-01 2026-07-01 reported
      NL.TW.CUSTOMER 2026-07-01 - read
      NL.CTM.CUSTOMER-TERM 2020-06-01 - read
      NL.TW.PUBLISHED-NUMBER 2026-07-01 - read
      STATE_IDENTITY_AND_PURPOSE 2012-07-01 - read
      OFFER_RIGHT_TO_OBJECT 2009-10-01 - read
      NO_OFFER_TO_MINOR 2012-07-01 2020-03-01 read
      NO_OFFER_TO_MINOR 2020-03-01 - reported
      WRITTEN_CONFIRMATION 2014-06-13 - reported
      COOLING_OFF 2024-10-15 - read
      DISCLOSE_AI 2026-08-02 - reported
      NO_VOICEMAIL 2021-07-01 - read
      KEEP_NUMBER_CALLABLE 2024-10-15 - read
      NO_OFFER - - read
      REPORT_OUTCOME - - assumed
      NL.CTM.CONSENT.PROOF 2024-10-15 - read
      NL.TW.CONSENT.WITHDRAWAL 2021-07-01 - read
      NL.CTM.OBJECTION.HANDLED 2021-07-01 - reported
      NL.COMPLAINT.ANSWER - - assumed
      NL.AVG.REQUEST - - reported
      NL.EVIDENCE.KEPT - - assumed
      NL.TW.FINE - - read
      """;

  private static final String LESS_SURE =
      """
      NL.SCOPE.PURPOSE - stillApply assumed
      NL.TW.OBJECTION 2009-10-01 forCompaniesToo assumed
      NL.BMNR 2009-10-01 scrubGoodFor reported
      NL.CLI.RANGE - kinds assumed
      NL.CTM.CLI.CALLBACK 2024-10-15 maxAge assumed
      NL.CTM.HOURS 2012-07-01 freeWhenRequested reported
      NL.CTM.DAYS 2012-07-01 freeWhenRequested reported
      NL.CTM.DAYS 2012-07-01 holidays assumed
      NL.CTM.DAYS 2012-07-01 nationalDays assumed
      NL.CTM.DAYS 2012-07-01 lustrumDays assumed
      NL.CTM.DAYS 2012-07-01 earlyDays assumed
      NL.CTM.DAYS 2024-10-15 nationalDays assumed
      NL.CTM.DAYS 2024-10-15 lustrumDays assumed
      NL.CTM.DAYS 2024-10-15 earlyDays assumed
      NL.CTM.DAYS 2024-10-15 freeWhenRequested assumed
      NL.CTM.EVES 2012-07-01 freeWhenRequested reported
      NL.CTM.MOURNING 2024-10-15 commemorationDays assumed
      NL.CTM.MOURNING 2024-10-15 mourningDays assumed
      NL.CTM.MOURNING 2024-10-15 freeWhenRequested assumed
      NL.GTM.TRAINED 2020-03-01 codeYears assumed
      NL.GTM.TRAINED 2021-07-01 codeYears assumed
      NL.TW.AUTOMATED 2004-01-01 callers assumed
      NL.TW.CONSENT 2021-07-01 methods assumed
      NL.TW.CONSENT.PERIOD 2021-07-01 term assumed
      NL.CTM.CONSENT.PERSON 2021-07-01 methods assumed
      NL.CTM.CUSTOMER-TERM 2020-06-01 adviceOutcomes reported
      NL.TW.PUBLISHED-NUMBER 2026-07-01 maxAge assumed
      STATE_IDENTITY_AND_PURPOSE 2012-07-01 announceOver reported
      OFFER_RIGHT_TO_OBJECT 2009-10-01 announced reported
      WRITTEN_CONFIRMATION 2014-06-13 purposes assumed
      DISCLOSE_AI 2026-08-02 purposes assumed
      NL.CTM.CONSENT.PROOF 2024-10-15 weekdays reported
      NL.CTM.CONSENT.PROOF 2024-10-15 holidays reported
      """;

  @Test
  void everyRuleHoldsAndIsAsSureAsTheTableSays() {
    // When
    var rules =
        rules().stream()
            .map(rule -> row(rule, day(rule.until()), rule.confidence()))
            .collect(Collectors.toCollection(TreeSet::new));
    // Then
    assertEquals(String.join("", sorted(RULES)), String.join("", rules));
  }

  @Test
  void whatIsLessSureThanItsRuleIsInTheTable() {
    // When
    var lessSure = new TreeSet<String>();
    for (Rule rule : rules()) {
      rule.parameters()
          .forEach(
              (name, parameter) -> {
                if (parameter.confidence().compareTo(rule.confidence()) > 0) {
                  lessSure.add(row(rule, name, parameter.confidence()));
                }
              });
    }
    // Then
    assertEquals(String.join("", sorted(LESS_SURE)), String.join("", lessSure));
  }

  private static List<Rule> rules() {
    return Arrays.stream(RuleId.values()).flatMap(id -> RULEBOOK.periods(id).stream()).toList();
  }

  private static String row(Rule rule, String what, Confidence confidence) {
    return "%s %s %s %s\n"
        .formatted(rule.id().id(), day(rule.from()), what, confidence.name().toLowerCase());
  }

  private static String day(Object day) {
    return Objects.toString(day, "-");
  }

  private static TreeSet<String> sorted(String table) {
    return table.lines().map(line -> line + "\n").collect(Collectors.toCollection(TreeSet::new));
  }
}
