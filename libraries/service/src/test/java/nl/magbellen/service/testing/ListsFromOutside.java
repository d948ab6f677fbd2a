package nl.magbellen.service.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import nl.magbellen.service.testing.RawConnection.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists that were packed to do harm; each service that takes lists runs it. */
public abstract class ListsFromOutside {

  private static final int PIECE = 1 << 20;
  private static final int PIECES = 256;
  private static final long MOST_ALLOCATED = 64L << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TestHTTPResource("/")
  URI service;

  private final String path;
  private final String header;

  /**
   * @param path takes lists, with its query
   * @param header of a list of CSV that it takes
   */
  protected ListsFromOutside(String path, String header) {
    this.path = path;
    this.header = header;
  }

  /** A few hundred kilobytes become a header, a row or a field of 256 MiB. */
  @ParameterizedTest
  @CsvSource({
    "text/csv, '', 400",
    "text/csv, '{header}\n', 200",
    "text/csv, '{header}\n\"', 200",
    "application/x-ndjson, '{\"number\": \"', 200"
  })
  void listThatUnpacksWithoutEndTakesNoMemory(String type, String start, int status) {
    // Given
    String bomb =
        packed(start.replace("{header}", header)) + packed("0".repeat(PIECE)).repeat(PIECES);
    sent(type, packed(header + "\n"));
    long before = THREADS.getTotalThreadAllocatedBytes();
    // When
    Answer answer = sent(type, bomb);
    // Then
    long allocated = THREADS.getTotalThreadAllocatedBytes() - before;
    assertEquals(status, answer.status(), answer::toString);
    assertTrue(allocated < MOST_ALLOCATED, () -> allocated + " bytes");
  }

  @Test
  void listThatIsPackedTwiceIsRefused() {
    assertEquals(400, sent("text/csv", packed(packed(header + "\n"))).status());
  }

  /** In the ten bytes of the archive's own header, behind them, and within the list's. */
  @ParameterizedTest
  @CsvSource({"1", "9", "10", "12"})
  void listThatBreaksOffBeforeItBeganIsABadRequest(int length) {
    assertEquals(400, sent("text/csv", packed(header + "\n").substring(0, length)).status());
  }

  private Answer sent(String type, String packed) {
    LoggedFailures failures = new LoggedFailures();
    try (failures;
        RawConnection connection = new RawConnection(service)) {
      Answer answer =
          connection
              .send(
                  "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n"
                          .formatted(path, TestTokens.tokenOfAllRoles())
                      + "Content-Type: %s\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
                          .formatted(type, packed.length())
                      + packed)
              .answerToItsEnd();
      assertEquals(List.of(), failures.lines(), answer::toString);
      return answer;
    }
  }

  /** Each character is one byte. */
  private static String packed(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing fails in memory.", e);
    }
    return packed.toString(StandardCharsets.ISO_8859_1);
  }
}
