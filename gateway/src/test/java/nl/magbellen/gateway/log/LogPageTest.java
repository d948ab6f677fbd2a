package nl.magbellen.gateway.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogPageTest {

  @Property(tries = 200)
  void whatIsReadIsWhatWasPacked(
      @ForAll @Size(min = 1, max = LogPage.MOST) List<String> values, @ForAll int any) {
    // Given
    List<LoggedTexts> decisions =
        values.stream().map(LogPageTest::withoutLineEnds).map(LogPageTest::texts).toList();
    int place = Math.floorMod(any, decisions.size());
    // When
    LoggedTexts read = LogPage.read(pack(decisions), place);
    // Then
    assertEquals(decisions.get(place), read);
  }

  @Test
  void whatIsSaidOftenIsKeptOnce() {
    // Given
    List<LoggedTexts> alike =
        IntStream.range(0, LogPage.MOST)
            .mapToObj(i -> texts("Er is geen toestemming bekend, " + i))
            .toList();
    // When
    int size = pack(alike).length;
    // Then
    assertTrue(size < 10 * pack(alike.subList(0, 1)).length, size + " bytes");
  }

  @Test
  void placeThatIsNotOnThePageIsNamed() {
    // Given
    byte[] page = pack(List.of(texts("one")));
    // When
    var failure = assertThrows(IllegalStateException.class, () -> LogPage.read(page, 1));
    // Then
    assertEquals("A page of the log has no decision 1.", failure.getMessage());
  }

  private static byte[] pack(List<LoggedTexts> decisions) {
    return LogPage.pack(
        page -> {
          for (LoggedTexts decision : decisions) {
            String lines =
                decision.question() + "\n" + decision.facts() + "\n" + decision.answer() + "\n";
            page.write(lines.getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  private static LoggedTexts texts(String value) {
    return new LoggedTexts("q" + value, "f" + value, "a" + value);
  }

  /** JSON writes them as escapes, and knows no halves of surrogates. */
  private static String withoutLineEnds(String value) {
    return value.replaceAll("[\\r\\n\\ud800-\\udfff]", "");
  }
}
