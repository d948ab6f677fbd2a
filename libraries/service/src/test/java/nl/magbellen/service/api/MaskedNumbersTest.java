package nl.magbellen.service.api;

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
