package nl.magbellen.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a list is, whatever its name. */
class ListSourceTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "list.csv, UTF-8, false, callee, false",
        "list.NDJSON, UTF-8, false, x, true",
        "list.rejected, UTF-8, false, {\"callee\":\"1\"}, true",
        "list.txt, UTF-16LE, false, \ufeff{}, true",
        "list.txt, UTF-16LE, false, \ufeffcallee, false",
        "list, UTF-8, true, {}, true",
        "list, UTF-8, true, callee, false",
        "list.jsonl.gz, UTF-8, true, {}, true",
      })
  void linesAndGzipAreSeenByNameOrBeginning(
      String name, String charset, boolean isZipped, String text, boolean areLines)
      throws Exception {
    // Given
    byte[] bytes = text.getBytes(Charset.forName(charset));
    Path file = Files.write(directory.resolve(name), isZipped ? zipped(bytes) : bytes);

    // When
    ListSource list = ListSource.of(file);

    // Then
    assertThat(list.lines()).isEqualTo(areLines);
    try (var in = list.open()) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  private static byte[] zipped(byte[] list) throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(list);
    }
    return zipped.toByteArray();
  }
}
