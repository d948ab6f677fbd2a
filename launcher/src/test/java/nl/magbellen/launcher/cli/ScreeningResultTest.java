package nl.magbellen.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a screening that was cut short goes on. */
class ScreeningResultTest {

  @TempDir private Path directory;

  @Test
  void withoutAFileNothingIsAnswered() throws Exception {
    // Given
    ScreeningResult result = new ScreeningResult(directory.resolve("none"), false);

    // When
    long last = result.keepWholeRows();

    // Then
    assertThat(last).isZero();
  }

  @Test
  void aRowThatIsCutShortIsTakenOff() throws Exception {
    // Given
    Path file = file("row,reference\n1,a\n2,\"b\nc\"\n3,\"d\n");

    // When
    long last = new ScreeningResult(file, false).keepWholeRows();

    // Then
    assertThat(last).isEqualTo(2);
    assertThat(file).hasContent("row,reference\n1,a\n2,\"b\nc\"\n");
  }

  @Test
  void aLineThatIsCutShortIsTakenOff() throws Exception {
    // Given
    Path file = file("{\"row\":1,\"reference\":\"\\\"\"}\n{\"row\":2,");

    // When
    long last = new ScreeningResult(file, true).keepWholeRows();

    // Then
    assertThat(last).isEqualTo(1);
  }

  @Test
  void aFinishedListIsNotResumed() throws Exception {
    // Given
    Path file = file("row,reference,id,decision\n0,,,TOTAL,PERMIT=0\n");

    // When
    var resumed = new ScreeningResult(file, false);

    // Then
    assertThatThrownBy(resumed::keepWholeRows).hasMessageContaining("finished");
  }

  private Path file(String content) throws Exception {
    return Files.writeString(directory.resolve("answers"), content);
  }
}
