package nl.magbellen.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ObligationCodeTest {

  @Test
  void inPermitsEachIsTwoLettersOfItsOwn() {
    // When
    List<String> letters =
        Stream.of(ObligationCode.values()).map(ObligationCode::inPermits).toList();

    // Then
    assertEquals(letters.size(), Set.copyOf(letters).size());
    assertTrue(letters.stream().allMatch(two -> two.matches("[A-Z]{2}")), letters::toString);
  }
}
