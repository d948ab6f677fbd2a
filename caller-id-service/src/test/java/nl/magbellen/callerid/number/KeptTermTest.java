package nl.magbellen.callerid.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import nl.magbellen.callerid.EditedRulebook;
import nl.magbellen.callerid.number.KeptTerm.Hindrance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The term is that of the day of the release, in a rulebook whose term grows in 2027. */
class KeptTermTest {

  private static final KeptTerm TERM =
      new KeptTerm(
          EditedRulebook.with(
              """
                - id: NL.CTM.CLI.KEPT
                  kind: duty
                  from: 2024-10-15
              """,
              """
                - id: NL.CTM.CLI.KEPT
                  kind: duty
                  from: 2027-01-01
                  calleeKinds: [NATURAL_PERSON, UNKNOWN]
                  source: {in: CTM-2024, article: "art. 99"}
                  confidence: read
                  title: {nl: "Langer", en: "Longer"}
                  parameters:
                    keptFor: {value: P1Y, note: {nl: "Proef", en: "Trial"}}
                - id: NL.CTM.CLI.KEPT
                  kind: duty
                  from: 2024-10-15
                  until: 2027-01-01
              """));

  @ParameterizedTest
  @CsvSource({
    "2024-10-13, 2024-10-13, 2024-10-14, ",
    "2024-10-13, 2024-10-14, , ",
    "2024-10-13, 2024-10-15, 2025-04-14, Code Telemarketing 2024",
    "2026-06-29, 2026-12-30, , ",
    "2026-06-30, 2026-12-30, 2026-12-31, Code Telemarketing 2024",
    "2026-06-30, 2026-12-31, , ",
    "2026-06-30, 2027-01-01, 2027-07-01, art. 99",
    "2026-06-30, 2027-06-30, 2027-07-01, art. 99",
    "2026-06-30, 2027-07-01, , ",
    "2019-12-31, 2019-12-31, 2020-01-01, ",
    ", 2026-11-23, , "
  })
  void termIsThatOfTheDayOfTheRelease(
      LocalDate lastUsedOn, LocalDate releasedOn, LocalDate firstDay, String told) {
    // When
    var hindrance = TERM.hindrance(lastUsedOn, releasedOn);
    // Then
    assertEquals(firstDay, hindrance.map(Hindrance::firstDay).orElse(null));
    assertEquals(
        told != null,
        hindrance.flatMap(Hindrance::rule).filter(rule -> rule.contains("" + told)).isPresent());
  }
}
