package nl.magbellen.consent.proofrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import nl.magbellen.consent.EditedRulebook;
import nl.magbellen.rulebook.Rulebook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The term is that of the day of the request, in a rulebook that from 2026-06-01 until 2027-01-01
 * gives two days, Saturdays among them, of which one is equated with a holiday.
 */
class ProofTermTest {

  private static final Rulebook RULEBOOK =
      EditedRulebook.with(
          """
            - id: NL.CTM.CONSENT.PROOF
              kind: duty
              from: 2024-10-15
          """,
          """
            - id: NL.CTM.CONSENT.PROOF
              kind: duty
              from: 2026-06-01
              until: 2027-01-01
              calleeKinds: [NATURAL_PERSON, UNKNOWN]
              source: {in: CTM-2024}
              confidence: assumed
              title: {nl: "Sneller", en: "Sooner"}
              parameters:
                weekdays: {value: [SUNDAY]}
                holidays: {value: [KINGS_DAY]}
                workingDays: {value: 2}
            - id: NL.CTM.CONSENT.PROOF
              kind: duty
              from: 2024-10-15
              until: 2026-06-01
          """);

  private static final ProofTerm TERM =
      new ProofTerm(RULEBOOK, new Equated(Optional.of(Set.of(LocalDate.parse("2026-07-10")))));

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource({
    "2019-05-01, 2024-10-21, from before every rulebook",
    "2024-10-14, 2024-10-21, before the rule: as asked on the day before it begins",
    "2024-10-15, 2024-10-22, the first day of the rule",
    "2026-05-29, 2026-06-05, the last Friday of the first period",
    "2026-06-04, 2026-06-06, Saturday counts in the second period",
    "2026-07-09, 2026-07-13, an equated day and a Sunday",
    "2026-12-24, 2026-12-26, Christmas counts in the second period",
    "2027-04-26, 2027-04-29, after the rule as it said last"
  })
  void termIsThatOfTheDayOfTheRequest(LocalDate askedOn, LocalDate dueOn, String why) {
    // When
    var due = TERM.dueOn(askedOn);
    // Then
    assertEquals(dueOn, due);
  }

  private record Equated(Optional<Set<LocalDate>> equatedDays) implements ProofRequestSettings {

    @Override
    public String countedEvery() {
      return "60s";
    }
  }
}
