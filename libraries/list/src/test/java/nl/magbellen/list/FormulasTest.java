package nl.magbellen.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "=cmd|'/C calc'!A0",
        "@SUM(A1)",
        "+31-20-7001234",
        "-1+cmd",
        "-",
        "+",
        " =1+1",
        "\t=1",
        "\r=1",
        "\u00a0=1",
        "\u200e=1",
        "\uff1d1",
        "\uff0b1",
        "\uff201",
        "-12.50.1",
        "--1",
      })
  void cellThatASpreadsheetWouldRunBecomesText(String cell) {
    // When
    String text = Formulas.asText(cell);
    // Then
    assertThat(text).isEqualTo("'" + cell);
    assertThat(Formulas.asWritten(text)).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "+31612345678",
        "-12.50",
        "-12,50",
        "0612345678",
        "1=1",
        "'=1",
        "a-b",
        "é=1",
        "1+1"
      })
  void everyOtherCellStaysAsItIs(String cell) {
    // When
    String text = Formulas.asText(cell);
    // Then
    assertThat(text).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "''", "'0612345678", "'t Hof", "'+31612345678", "'-12.50"})
  void apostropheBeforeWhatRunsNothingBelongsToTheCell(String cell) {
    // When
    String written = Formulas.asWritten(cell);
    // Then
    assertThat(written).isEqualTo(cell);
  }
}
