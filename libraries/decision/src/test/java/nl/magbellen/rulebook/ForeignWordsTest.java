package nl.magbellen.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.magbellen.question.CalleeKind;
import org.junit.jupiter.api.Test;

class ForeignWordsTest {

  @Test
  void theFileCannotNameTheWordThatStandsForUnknownOnes() {
    // Given
    Function<String, Object> row =
        fields ->
            List.of(
                Map.of(
                    "sectors", List.of(fields.equals("sectors") ? "UNKNOWN" : "COMMERCIAL"),
                    "kinds", List.of(fields.equals("kinds") ? "UNKNOWN" : "CUSTOMER"),
                    "purposes", List.of("COMMERCIAL"),
                    "similar", true));
    // When
    // Then
    assertEquals(1, RuleParameter.EXCEPTIONS.read(row.apply("none")).size());
    for (String field : List.of("sectors", "kinds")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> RuleParameter.EXCEPTIONS.read(row.apply(field)),
          field);
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
