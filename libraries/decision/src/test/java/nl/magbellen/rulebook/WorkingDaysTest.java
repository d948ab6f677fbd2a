package nl.magbellen.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
  private static final Rulebook RULEBOOK = Rulebook.dutch();
  private static final Rule PROOF = RULEBOOK.periods(RuleId.CONSENT_PROOF).getLast();

  @ParameterizedTest(name = "{0} + 5 = {1}: {2}")
  @CsvSource({
    "2026-11-23, 2026-11-30, a weekend between",
    "2026-11-20, 2026-11-27, asked on a Friday",
    "2026-11-21, 2026-11-27, asked on a Saturday",
    "2026-12-18, 2026-12-28, both Christmas days",
    "2026-12-31, 2027-01-08, New Year's Day",
    "2026-04-01, 2026-04-10, Good Friday and Easter Monday",
    "2026-04-24, 2026-05-04, King's Day",
    "2026-04-29, 2026-05-07, 5 May in a year that is no lustrum",
    "2026-05-13, 2026-05-21, Ascension Day",
    "2026-05-22, 2026-06-01, Whit Monday",
    "2025-04-24, 2025-05-01, King's Day kept on a Saturday",
  })
  void fifthWorkingDayAfterTheDayOfTheRequest(LocalDate asked, LocalDate due, String why) {
    // Given
    var days = RULEBOOK.workingDays(PROOF, Set.of());
    // When
    var fifth = days.after(asked, 5);
    // Then
    assertEquals(due, fifth);
  }

  @Test
  void dayThatADecreeEquatesIsNoWorkingDay() {
    // Given
    var days = RULEBOOK.workingDays(PROOF, Set.of(LocalDate.parse("2026-05-15")));
    // When
    var fifth = days.after(LocalDate.parse("2026-05-13"), 5);
    // Then
    assertEquals(LocalDate.parse("2026-05-22"), fifth);
  }
}
