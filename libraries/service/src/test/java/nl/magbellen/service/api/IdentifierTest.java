package nl.magbellen.service.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "zonnestroom", "t-0042", "a-", "a--b", "1234"})
  void shortCodeIsOne(String text) {
    // When
    boolean isOne = Identifier.isOne(text);
    // Then
    assertTrue(isOne);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "-a",
        "-",
        "Zonnestroom",
        " zonnestroom",
        "zonnestroom ",
        "zonnestroom\n",
        "zonne stroom",
        "zonne_stroom",
        "zonne.stroom",
        "*",
        "é",
        "a\u0000"
      })
  void anyOtherTextIsNone(String text) {
    // When
    boolean isOne = Identifier.isOne(text);
    // Then
    assertFalse(isOne);
  }

  @Test
  void hundredCharactersAreTheLongest() {
    // When
    boolean hundred = Identifier.isOne("a".repeat(100));
    boolean more = Identifier.isOne("a".repeat(101));
    // Then
    assertTrue(hundred);
    assertFalse(more);
  }

  @Property
  void methodAndPatternSayTheSame(@ForAll("texts") String text) {
    // When
    boolean isOne = Identifier.isOne(text);
    // Then
    assertEquals(Pattern.matches(Identifier.PATTERN, text), isOne);
    assertEquals(isOne || text.equals("*"), Pattern.matches(Identifier.PATTERN_OR_ALL, text));
  }

  @Provide
  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("az09-").ofMaxLength(102),
        Arbitraries.strings().withChars("az09-*A _.\n").ofMaxLength(5));
  }
}
