package nl.magbellen.gateway.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.decision.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A permit that ends at 14:15:00. */
class ViolationTest {

  @ParameterizedTest
  @CsvSource({
    // answer, whether a call was made, began, ended, violation
    "PERMIT, true, 14:00:10, 14:05:00,",
    "PERMIT, true, 14:14:59, 14:40:00,",
    "PERMIT, true, 14:15:00, 14:40:00, CALLED_AFTER_PERMIT_ENDED",
    "PERMIT, true, , 14:14:59,",
    "PERMIT, true, , 14:15:00, CALLED_AFTER_PERMIT_ENDED",
    "PERMIT, false, , 14:40:00,",
    "PERMIT, false, 14:14:59, 14:40:00,",
    "PERMIT, false, 14:40:00, 14:41:00, CALLED_AFTER_PERMIT_ENDED",
    "DENY, true, , 14:05:00, CALLED_ON_DENY",
    "DENY, true, 14:00:10, 14:05:00, CALLED_ON_DENY",
    "DENY, false, 14:00:10, 14:05:00, CALLED_ON_DENY",
    "DENY, false, , 14:05:00,"
  })
  void theBeginningOfACallDecidesOrItsEndWhereThatIsAllThatIsKnown(
      Verdict answered, boolean called, String began, String ended, Violation violation) {
    // Given
    CallPermission answer = answer(answered);
    // When
    Optional<Violation> found = Violation.of(answer, called, at(began), at(ended));
    // Then
    assertEquals(Optional.ofNullable(violation), found);
  }

  private static Instant at(String time) {
    return time == null ? null : Instant.parse("2026-11-24T" + time + "Z");
  }

  private static CallPermission answer(Verdict verdict) {
    boolean permitted = verdict == Verdict.PERMIT;
    return new CallPermission(
        new UUID(0, 1),
        null,
        verdict,
        at("14:00:00"),
        at("14:00:00"),
        "2026-07-01.65b84a1d",
        true,
        null,
        List.of(),
        List.of(),
        null,
        permitted ? at("14:15:00") : null,
        null);
  }
}
