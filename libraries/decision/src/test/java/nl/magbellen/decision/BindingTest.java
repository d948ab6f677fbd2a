package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingTest {

  @ParameterizedTest
  @CsvSource({
    "-PT5M0.001S, false, false, false",
    "-PT5M, true, false, false",
    "PT0S, true, false, false",
    "PT0.001S, true, true, false",
    "PT1S, true, true, false",
    "PT1.001S, true, true, true",
    "PT5M, true, true, true",
    "PT5M0.001S, false, false, false",
  })
  void anAnswerBindsWithinFiveMinutesAndLooksAgainAtTheCallerAfterOneSecond(
      Duration afterTheCall, boolean binds, boolean later, boolean callerAgain) {
    // Given
    var question = World.consented().question();
    var decidedAt = question.at().plus(afterTheCall);
    // When
    var binding = Binding.isBinding(question, decidedAt);
    // Then
    assertEquals(binds, binding);
    assertEquals(later, Binding.isDecidedLater(question, decidedAt));
    assertEquals(
        callerAgain ? Optional.of(decidedAt) : Optional.empty(),
        Binding.later(question, decidedAt));
  }
}
