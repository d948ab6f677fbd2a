package nl.magbellen.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzippedListTest {

  @Test
  void pieceThatComesLaterIsReadTooThoughNothingIsThereAtOnce() throws IOException {
    // Given
    InputStream first = new ByteArrayInputStream(zipped("callee\n061\n"));
    InputStream second = new Late(zipped("062\n"));
    // When
    byte[] list = GzippedList.of(new SequenceInputStream(first, second)).readAllBytes();
    // Then
    assertThat(new String(list, StandardCharsets.UTF_8)).isEqualTo("callee\n061\n062\n");
  }

  @Test
  void listThatIsNotCompressedIsRefused() {
    // Given
    InputStream list = new ByteArrayInputStream("callee\n061\n".getBytes(StandardCharsets.UTF_8));
    // When, Then
    assertThatThrownBy(() -> GzippedList.of(list)).isInstanceOf(RefusedListException.class);
  }

  /** A few bytes would keep us busy for an hour. */
  @Test
  void listThatBecomesFarTooLongBreaksOff() throws IOException {
    // Given
    InputStream bomb = repeated(zipped("0".repeat(1 << 20)), 300);
    RowReader rows = RowReader.ofLines(ListText.of(GzippedList.of(bomb), null));
    // When
    Row endless = rows.next();
    Row brokenOff = rows.next();
    // Then
    assertThat(why(endless)).startsWith("The row is longer than");
    assertThat(why(brokenOff)).contains("more than 200 times as long");
    assertThat(rows.next()).isNull();
    assertThat(rows.isCutShort()).isTrue();
  }

  @Test
  void blankLinesWhereAListBreaksOffAreNoRows() throws IOException {
    // Given
    byte[] list = zipped("callee\n061\n" + "\n".repeat(10_000));
    InputStream cut = new ByteArrayInputStream(list, 0, list.length - 4);
    RowReader rows = RowReader.ofLines(ListText.of(GzippedList.of(cut), null));
    // When
    List<Row> read = List.of(rows.next(), rows.next(), rows.next());
    // Then
    assertThat(why(read.getLast())).startsWith("The list breaks off here");
    assertThat(rows.next()).isNull();
  }

  private static String why(Row row) {
    return ((Row.Broken) row).why();
  }

  @Test
  void longListIsReadToItsEnd() throws IOException {
    // Given
    StringBuilder piece = new StringBuilder();
    for (int n = 0; piece.length() < 1 << 20; n++) {
      piece.append(
          "+316%08d,zonnestroom,2026-11-01T10:00:00+01:00,CALL\n".formatted(n * 7919 % 99999989));
    }
    InputStream list = repeated(zipped(piece.toString()), 300);
    // When
    long length = 0;
    try (InputStream unpacked = GzippedList.of(list)) {
      length = unpacked.transferTo(OutputStream.nullOutputStream());
    }
    // Then
    assertThat(length).isEqualTo(300L * piece.length());
  }

  /** Pieces behind each other are one archive. */
  private static InputStream repeated(byte[] piece, int times) {
    return new SequenceInputStream(
        Collections.enumeration(
            Stream.<InputStream>generate(() -> new ByteArrayInputStream(piece))
                .limit(times)
                .toList()));
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** What a connection has not brought yet. */
  private static final class Late extends ByteArrayInputStream {

    Late(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int available() {
      return 0;
    }
  }
}
