package nl.magbellen.service.secrecy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedNumbersTest {

  private final MaskedNumbers masking = new MaskedNumbers();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          refused callee=+31612345678                     | refused callee=+31•••••78
          refused callee=0612345678                       | refused callee=06•••••78
          refused callee=06-12345678                      | refused callee=06•••••78
          key 0199a3b4-1234-7890-8123-612345678901        | key 0199a3b4-1234-7890-8123-612345678901
          took 123456789 ns                               | took 123456789 ns
          Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2k | Bearer eyJ•••••
          GET /v1/consents?number=%2B31612345678          | GET /v1/consents?number=%2B31•••••78
          number=06%2012345678&limit=3                    | number=0•••••78&limit=3
          31612345678                                     | 31•••••78
          +31 (0)6 12345678                               | +31•••••78
          (020) 7001234                                   | (0•••••34
          612345678                                       | 6•••••78
          from 31-12-2026 10:00 until 01-02-2027          | from 31-12-2026 10:00 until 01-02-2027
          magbellen_seconds_sum 0.0612345678              | magbellen_seconds_sum 0.0612345678
          code 402913                                     | code 402913
          -----BEGIN PRIVATE KEY----- MC4CAQAw            | •••••
          GET /short?key=mb_3f9a1c3f9a1c3f9a1c3f9a1c3f9a1c3f9a1c3f9a1c3f9a1c3f9a1c3f9a1c3f9a1c3f9a1c&callee=112 | GET /short?key=mb_•••••&callee=112
          mb_decision,mb_validUntil                       | mb_decision,mb_validUntil
          {"d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"} | {"d":"•••••"}
          """)
  void numbersAreMaskedInMessages(String message, String logged) {
    // Given
    LogRecord line = new LogRecord(Level.INFO, message);
    // When
    masking.isLoggable(line);
    // Then
    assertEquals(logged, line.getMessage());
  }

  @Test
  void numbersAreMaskedInParameters() {
    // Given
    LogRecord line = new LogRecord(Level.INFO, "refused {0} {1}");
    line.setParameters(new Object[] {"+31612345678", 7});
    // When
    masking.isLoggable(line);
    // Then
    assertArrayEquals(new Object[] {"+31•••••78", 7}, line.getParameters());
  }

  @Test
  void numbersAreMaskedInFailuresAndTheirCauses() {
    // Given
    Throwable cause = new IllegalArgumentException("cannot read +31612345678");
    LogRecord line = new LogRecord(Level.SEVERE, "failed");
    line.setThrown(new IllegalStateException("row 7", cause));
    // When
    masking.isLoggable(line);
    // Then
    assertEquals("java.lang.IllegalStateException: row 7", line.getThrown().toString());
    assertEquals(
        "java.lang.IllegalArgumentException: cannot read +31•••••78",
        line.getThrown().getCause().toString());
    assertArrayEquals(cause.getStackTrace(), line.getThrown().getCause().getStackTrace());
  }

  @Test
  void aFailureWithoutNumbersStaysItself() {
    // Given
    Throwable failure = new IllegalStateException("row 7", new IllegalArgumentException("full"));
    LogRecord line = new LogRecord(Level.SEVERE, "failed");
    line.setThrown(failure);
    // When
    masking.isLoggable(line);
    // Then
    assertSame(failure, line.getThrown());
  }
}
