package nl.magbellen.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.consent.balancetest.AdviceOutcome;
import nl.magbellen.consent.relation.RelationKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The gateway reads what is kept here by the words of {@code libraries/facts}. */
class FactWordsTest {

  static Stream<Arguments> words() {
    return Stream.of(
        arguments(RelationKind.class, nl.magbellen.facts.RelationKind.class),
        arguments(AdviceOutcome.class, nl.magbellen.facts.AdviceOutcome.class));
  }

  @ParameterizedTest
  @MethodSource("words")
  void theGatewayKnowsTheWordsThatAreTakenHereAndNoOther(
      Class<? extends Enum<?>> taken, Class<? extends Enum<?>> known) {
    // Given
    Set<String> unknown = Set.of("UNKNOWN");
    // When
    Set<String> read = names(known).filter(it -> !unknown.contains(it)).collect(Collectors.toSet());
    // Then
    assertEquals(read, names(taken).collect(Collectors.toSet()));
  }

  private static Stream<String> names(Class<? extends Enum<?>> words) {
    return Arrays.stream(words.getEnumConstants()).map(Enum::name);
  }
}
