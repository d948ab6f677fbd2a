package nl.magbellen.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.magbellen.launcher.client.ScreeningTally;
import nl.magbellen.launcher.os.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a screening that was cut short goes on. */
class ScreeningResultTest {

  private static final String HEADER =
      "row,reference,id,decision,reasons,basis,evidence,validUntil,retryAt,error,line\n";
  private static final String TOTAL = "2,,,TOTAL,PERMIT=1|DENY=1|ERROR=0,,,,,,\n";

  @TempDir private Path directory;

  @Test
  void aRowThatIsCutShortIsTakenOff() throws Exception {
    // Given
    Path file = file(HEADER + "1,a,x,PERMIT,,,,,,,2\n2,\"b\nc\",y,DENY,,,,,,,3\n3,\"d\n");
    ScreeningTally tally = new ScreeningTally();

    // When
    ScreeningResult result = new ScreeningResult(file, false);
    result.keepWholeRows();
    result.count(tally);

    // Then
    assertThat(tally.lastRow()).isEqualTo(2);
    assertThat(file).hasContent(HEADER + "1,a,x,PERMIT,,,,,,,2\n2,\"b\nc\",y,DENY,,,,,,,3\n");
  }

  @Test
  void aLineThatIsCutShortIsTakenOff() throws Exception {
    // Given
    Path file = file("{\"row\":1,\"reference\":\"\\\"\"}\n{\"row\":2,");
    ScreeningTally tally = new ScreeningTally();

    // When
    ScreeningResult result = new ScreeningResult(file, true);
    result.keepWholeRows();
    result.count(tally);

    // Then
    assertThat(tally.lastRow()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void aFinishedListIsKnownByItsLastRow(String separator) throws Exception {
    // Given
    Path file = file((HEADER + TOTAL.replace("|", "/")).replace(",", separator));

    // When
    boolean finished = new ScreeningResult(file, false).isFinished();

    // Then
    assertThat(finished).isTrue();
  }

  /** What stands in a reference says nothing of the list. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '\0',
      value = {
        "false # 1,\",,,TOTAL,\",x,DENY,,,,,,,2",
        "false # 1,\"a|2,,,TOTAL,PERMIT=1|\",x,DENY,,,,,,,2",
        "false # 1,TOTAL,x,DENY,TOTAL,,,,,TOTAL,2",
        "true  # {\"row\":1,\"reference\":\"\\\"counts\\\"\",\"counts\":{}}",
        "true  # {\"row\":1,\"reference\":\"{\\\"counts\\\":{}}\"}",
      })
  void aRowIsNeverTakenForTheEnd(boolean lines, String row) throws Exception {
    // Given
    Path file = file((lines ? "" : HEADER) + row.replace('|', '\n') + "\n");

    // When
    boolean finished = new ScreeningResult(file, lines).isFinished();

    // Then
    assertThat(finished).isFalse();
  }

  @Test
  void totalsAreThoseOfAllParts() throws Exception {
    // Given
    Path file =
        file(
            HEADER
                + "1,,a,PERMIT,,,,,,,2\n2,,b,DENY,,,,,,,3\n3,,,ERROR,,,,,,x,4\n"
                + "1,,,TOTAL,PERMIT=0|DENY=0|ERROR=1,,,,,,\n");
    ScreeningResult result = new ScreeningResult(file, false);
    ScreeningTally tally = new ScreeningTally();
    result.count(tally);

    // When
    result.writeTotals(tally);

    // Then
    assertThat(Files.readAllLines(file).getLast())
        .isEqualTo("3,,,TOTAL,PERMIT=1|DENY=1|ERROR=1,,,,,,");
    assertThat(result.isFinished()).isTrue();
  }

  @Test
  void onlyTheWantedRowsAndTheCountsAreKept() throws Exception {
    // Given
    Path file = file(HEADER + "1,\"a,b\",a,PERMIT,,,,,,,2\n2,,b,DENY,,,,,,,3\n" + TOTAL);
    Path wanted = directory.resolve("wanted");

    // When
    new ScreeningResult(file, false).filterTo(wanted, List.of("PERMIT"));

    // Then
    assertThat(wanted).hasContent(HEADER + "1,\"a,b\",a,PERMIT,,,,,,,2\n" + TOTAL);
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"purpose, SERVICE, another purpose", "list, x, another list"})
  void nothingElseIsAppendedToAResult(String what, String value, String told) throws Exception {
    // Given
    Path list = Files.writeString(directory.resolve("list.csv"), "callee\n061\n");
    ScreeningResult result = new ScreeningResult(file(HEADER), false);
    ScreeningRun.of(Map.of("purpose", "COMMERCIAL"), list).keepBeside(result);
    Files.writeString(list, what.equals("list") ? "callee\n062\n" : "callee\n061\n");

    // When
    ScreeningRun now =
        ScreeningRun.of(Map.of("purpose", what.equals("purpose") ? value : "COMMERCIAL"), list);

    // Then
    assertThatThrownBy(() -> now.requireBegun(result))
        .isInstanceOf(StackException.class)
        .hasMessageContaining(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "Record ID;First Name;Phone Number;Email   # callee:Phone Number,reference:Record ID",
        "vendor_lead_code;phone_code;phone_number;alt_phone # callee:phone_number,reference:vendor_lead_code",
        "Naam;Telefoon                             # callee:Telefoon",
        "Naam;GSM;Reference                        # callee:GSM",
        "Phone;Subject;Lead ID                     # callee:Phone,reference:Lead ID,:Subject",
      })
  void obviousColumnIsProposed(String header, String map) {
    // When
    var proposal = MappingProposal.of(List.of(header.split(";")), Set.of("subject"));

    // Then
    assertThat(proposal).map(MappingProposal::map).contains(map);
  }

  @Test
  void ofSeveralColumnsNoneIsProposed() {
    // When, Then
    assertThatThrownBy(() -> MappingProposal.of(List.of("Telefoon", "Mobiel"), Set.of("subject")))
        .hasMessageContaining("--map 'callee:Telefoon' or --map 'callee:Mobiel'");
  }

  @Test
  void aColumnThatIsTheCalleeNeedsNoProposal() {
    // When
    var proposal = MappingProposal.of(List.of("Callee", "Phone"), Set.of("subject"));

    // Then
    assertThat(proposal).isEmpty();
  }

  private Path file(String content) throws Exception {
    return Files.writeString(directory.resolve("answers"), content);
  }
}
