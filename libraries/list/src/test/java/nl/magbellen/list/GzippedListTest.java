package nl.magbellen.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
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
