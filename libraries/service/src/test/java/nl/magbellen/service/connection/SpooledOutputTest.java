package nl.magbellen.service.connection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client does not take yet. */
@Timeout(60)
class SpooledOutputTest {

  private static final int LENGTH = 1_000_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 65_536, 65_537, 300_000, 2_000_000})
  void clientGetsEverythingInOrderWhateverMayWait(int most) throws IOException {
    // Given
    byte[] bytes = new byte[most == 1 ? 1_000 : LENGTH];
    Random random = new Random(most);
    random.nextBytes(bytes);
    ByteArrayOutputStream client = new ByteArrayOutputStream();
    // When
    try (SpooledOutput out = new SpooledOutput(client, most)) {
      for (int from = 0; from < bytes.length; ) {
        int length = Math.min(1 + random.nextInt(9_000), bytes.length - from);
        out.write(bytes, from, length);
        from += length;
        if (random.nextInt(50) == 0) {
          out.flush();
        }
      }
    }
    // Then
    assertArrayEquals(bytes, client.toByteArray());
  }

  @Test
  void whoWritesIsNotHeldUpByAClientThatTakesNothingYet() throws Exception {
    // Given
    CountDownLatch takes = new CountDownLatch(1);
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    SpooledOutput out = new SpooledOutput(new Awaiting(takes, taken), LENGTH);
    byte[] bytes = new byte[LENGTH];
    // When
    out.write(bytes);
    boolean nothingTaken = taken.size() == 0;
    takes.countDown();
    out.close();
    // Then
    assertTrue(nothingTaken);
    assertArrayEquals(bytes, taken.toByteArray());
  }

  @Test
  void whoWritesIsToldThatTheClientIsGone() throws IOException {
    // Given
    SpooledOutput out = new SpooledOutput(new Gone(), 10);
    // When, Then
    assertThrows(
        IOException.class,
        () -> {
          out.write(new byte[1_000]);
          out.close();
        });
  }

  /** Takes nothing before it is told to. */
  private static final class Awaiting extends OutputStream {

    private final CountDownLatch takes;
    private final OutputStream taken;

    Awaiting(CountDownLatch takes, OutputStream taken) {
      this.takes = takes;
      this.taken = taken;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        takes.await();
      } catch (InterruptedException interrupted) {
        throw new IOException(interrupted);
      }
      taken.write(bytes, from, length);
    }
  }

  /** Has hung up. */
  private static final class Gone extends OutputStream {

    @Override
    public void write(int one) throws IOException {
      throw new IOException("gone");
    }
  }
}
