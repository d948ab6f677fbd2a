package nl.magbellen.gateway.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import nl.magbellen.gateway.question.CalleeKind;
import org.junit.jupiter.api.Test;

class ForeignWordsTest {

  @Test
  void theFileCannotNameTheWordThatStandsForUnknownOnes() {
    // Given
    var parameters = List.of(RuleParameter.SECTORS, RuleParameter.RELATION_KINDS);
    for (var parameter : parameters) {
      // When
      // Then
      assertThrows(
          IllegalArgumentException.class,
          () -> parameter.read(List.of("UNKNOWN")),
          parameter::name);
    }
  }

  @Test
  void theFileCanNameCalleesOfUnknownKind() {
    // Given
    var parameter = RuleParameter.EXEMPT;
    // When
    var read = parameter.read(List.of("UNKNOWN"));
    // Then
    assertEquals(Set.of(CalleeKind.UNKNOWN), read);
  }
}
