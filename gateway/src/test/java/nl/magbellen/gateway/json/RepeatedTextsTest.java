package nl.magbellen.gateway.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedTextsTest {

  @Property(tries = 200)
  void whatIsReadIsWhatWasSaid(
      @ForAll @Size(max = 40) List<@AlphaChars @StringLength(max = 2) String> said) {
    // Given
    var repeated = new RepeatedTexts();
    // When
    var lines = said.stream().map(each -> "a" + outer(each, repeated) + "z").toList();
    // Then
    var whole = new RepeatedTextsReader();
    assertEquals(
        said.stream().map(each -> "a<" + each + ">z").toList(),
        lines.stream().map(whole::of).toList());
  }

  /** Holds a text that may stand in others too. */
  private static String outer(String each, RepeatedTexts repeated) {
    var inner = each.isEmpty() ? each : each.substring(1);
    return repeated.of(
        List.of(each),
        () ->
            "<"
                + each.substring(0, each.length() - inner.length())
                + repeated.of(inner, () -> inner)
                + ">");
  }

  @Test
  void textThatIsSaidAgainIsANumber() {
    // Given
    var repeated = new RepeatedTexts();
    repeated.of("first", () -> "the first");
    repeated.of("second", () -> "the second");
    // When
    var again = repeated.of("second", () -> "another");
    // Then
    assertEquals("\u00031\u0003", again);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00031\u0003",
        "\u0003-1\u0003",
        "\u0003x\u0003",
        "\u0003\u0003",
        "\u00030",
        "\u0001two",
        "two\u0002"
      })
  void lineThatWasCutOrChangedIsRefused(String line) {
    // Given
    var reader = new RepeatedTextsReader();
    reader.of("\u0001one\u0002");
    // When, Then
    assertThrows(IllegalArgumentException.class, () -> reader.of(line));
  }
}
