package nl.magbellen.callerid.telemarketer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import nl.magbellen.callerid.EditedRulebook;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.service.refusal.CommonRefusal.InvalidFields;
import nl.magbellen.service.refusal.RefusedException;
import org.junit.jupiter.api.Test;

/** A code that becomes one of the rulebook's may be named from that release of the program on. */
class TrainingCodesTest {

  private static final Rulebook WITH_2028 =
      EditedRulebook.with("codeYears: {value: [2024]}", "codeYears: {value: [2024, 2028]}");

  @Test
  void codesAreThoseOfAllPeriodsAndOfTheLegalTexts() {
    // Given
    var codes = new TrainingCodes(WITH_2028);
    // When
    var known = Stream.of("CTM 2012", "GTM 2020", "2021", "CTM-2024", "CTM 2028");
    // Then
    known.forEach(code -> assertDoesNotThrow(() -> codes.requireKnown(code)));
  }

  @Test
  void refusalNamesThoseOfTheRulebook() {
    // Given
    var codes = new TrainingCodes(Rulebook.dutch());
    // When
    var refused = assertThrows(RefusedException.class, () -> codes.requireKnown("CTM 2028"));
    // Then
    assertEquals(
        "Must be one of CTM 2012, CTM 2020, CTM 2021, CTM 2024.",
        assertInstanceOf(InvalidFields.class, refused.refusal()).errors().getFirst().message());
  }
}
