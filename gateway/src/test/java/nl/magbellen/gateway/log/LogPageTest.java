package nl.magbellen.gateway.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        values.stream().map(LogPageTest::withoutControls).map(LogPageTest::texts).toList();
    int place = Math.floorMod(any, decisions.size());
    // When
    var read = LogPage.read(pack(decisions), new HashSet<>(List.of(0, place)));
    // Then
    assertEquals(decisions.getFirst(), read.get(0));
    assertEquals(decisions.get(place), read.get(place));
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
  void brokenPageIsSaidToBeBroken() {
    // Given
    byte[] page = Arrays.copyOf(pack(List.of(texts("one"))), 20);
    // When
    var failure = assertThrows(UncheckedIOException.class, () -> LogPage.read(page, Set.of(0)));
    // Then
    assertEquals("A page of the log cannot be unpacked.", failure.getMessage());
  }

  @Test
  void placeThatIsNotOnThePageIsNamed() {
    // Given
    byte[] page = pack(List.of(texts("one")));
    // When
    var failure = assertThrows(IllegalStateException.class, () -> LogPage.read(page, Set.of(1)));
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

  /** JSON writes controls as escapes, and knows no halves of surrogates. */
  private static String withoutControls(String value) {
    return value.replaceAll("[\\p{Cntrl}\\ud800-\\udfff]", "");
  }
}
