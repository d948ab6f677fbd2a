package nl.magbellen.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How far a list is said to be. */
class ProgressBarTest {

  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong line = new AtomicLong();
  private final ProgressBar bar =
      new ProgressBar(
          new ListSource(null, null, false),
          rows::get,
          line::get,
          new PrintWriter(Writer.nullWriter()));

  @Test
  void barCountsRowsThatAreAnsweredAndNotWhatWasSent() {
    // When
    String before = bar.soFar(1_000, 2);
    rows.set(249);
    line.set(250);
    String after = bar.soFar(1_000, 2);

    // Then
    assertThat(before).contains("  0 %").contains("0 rows  0 rows/s");
    assertThat(after).contains(" 25 %").contains("249 rows  125 rows/s").endsWith("6 s to go");
    assertThat(after).contains("█".repeat(7) + "·".repeat(23));
  }

  @Test
  void listOfUnknownLengthHasItsPaceAlone() {
    // Given
    rows.set(500);

    // When
    String soFar = bar.soFar(0, 2);

    // Then
    assertThat(soFar).isEqualTo("500 rows  250 rows/s");
  }

  @Test
  void rowsOfAnEarlierRunAreNoPace() {
    // Given
    rows.set(1_000);
    ProgressBar resumed =
        new ProgressBar(
            new ListSource(null, null, false),
            rows::get,
            line::get,
            new PrintWriter(Writer.nullWriter()));
    rows.set(1_100);

    // When
    String soFar = resumed.soFar(0, 1);

    // Then
    assertThat(soFar).isEqualTo("1,100 rows  100 rows/s");
  }
}
