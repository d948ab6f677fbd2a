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
    tally.readCsv(answers, null);

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

  @Test
  void answersBesideKeptColumnsAreFoundByTheirNames() throws Exception {
    // Given
    InputStream answers =
        bytes(
            """
            \uFEFF"na;me";row;mb_row;mb_reference;mb_id;mb_decision;mb_reasons;mb_basis;mb_evidence;mb_validUntil;mb_retryAt;mb_error;mb_file_line
            TOTAL;9;1;a;x;DENY;EVIDENCE_UNAVAILABLE;;;;;;2
            b;8;2;;;ERROR;;;;;;"nothing; read it with numbers=nl";3
            ;;2;;;TOTAL;PERMIT=0|DENY=1|ERROR=1;;;;;;
            """);

    // When
    tally.readCsv(answers, null);

    // Then
    assertThat(tally.rows()).isEqualTo(2);
    assertThat(tally.undecided()).isEqualTo(2);
    assertThat(tally.lastLine()).isEqualTo(3);
    assertThat(tally.finished()).isTrue();
    assertThat(tally.wouldReadDutchNumbers()).isTrue();
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
