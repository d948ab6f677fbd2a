package nl.magbellen.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is told of a screening's answers. */
class ScreeningTallyTest {

  private final ScreeningTally tally = new ScreeningTally();

  @Test
  void csvIsCountedByDecisionAndReason() throws Exception {
    // Given
    InputStream answers =
        bytes(
            """
            row,reference,id,decision,reasons,basis,evidence,validUntil,retryAt,error
            1,"a,
            b",x,DENY,NO_LEGAL_BASIS|OBJECTION_REGISTERED,,,,,
            2,,y,DENY,NO_LEGAL_BASIS,,,,,
            3,,z,PERMIT,,CONSENT,,,,
            3,,,TOTAL,PERMIT=1|DENY=2|ERROR=0,,,,,
            """);

    // When
    tally.readCsv(answers, ',');

    // Then
    assertThat(tally.rows()).isEqualTo(3);
    assertThat(tally.finished()).isTrue();
    assertThat(tally.summary()).contains("NO_LEGAL_BASIS").contains("66.67 %").contains("█");
  }

  @Test
  void answersWithoutTheirCountsAreNotFinished() throws Exception {
    // Given
    InputStream answers = bytes("{\"row\":7,\"decision\":\"ERROR\",\"reasons\":[]}\n");

    // When
    tally.readLines(answers);

    // Then
    assertThat(tally.lastRow()).isEqualTo(7);
    assertThat(tally.finished()).isFalse();
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
