package nl.magbellen.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import nl.magbellen.launcher.client.ImportTally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was refused, as it stands in its file. */
class RejectFileTest {

  @TempDir private Path directory;

  @Test
  void refusedRowsStandUnderTheirHeaderByteForByte() throws Exception {
    // Given
    Charset windows = Charset.forName("windows-1252");
    Path file = directory.resolve("leads.csv");
    Files.write(
        file,
        "tel;naam\r\n1;\"Jos\u00e9\r\nen co\"\r\n2;b\r\n\r\n3;caf\u00e9\r\n4;d".getBytes(windows));
    ImportTally tally =
        told(
            """
            row;line;result;id;field;code;reason
            1;2;ERROR;;number;INVALID_NUMBER;"no; number"
            2;4;CREATED;x;;;
            4;6;ERROR;;number;INVALID_NUMBER;no
            5;7;ERROR;;;UNREADABLE;no
            5;;TOTAL;;;;CREATED=1|SAME=0|ERROR=3|SHA-256=ab12
            """);
    Path target = directory.resolve("leads.csv.rejected");

    // When
    Path why = new RejectFile(ListSource.of(file), null, false).write(tally.refused(), target);

    // Then
    assertThat(Files.readAllBytes(target))
        .isEqualTo("tel;naam\r\n1;\"Jos\u00e9\r\nen co\"\r\n3;caf\u00e9\r\n4;d".getBytes(windows));
    assertThat(Files.readString(why).lines())
        .containsExactly(
            "rejected,row,line,field,reason",
            "1,1,2,number,no; number",
            "2,4,6,number,no",
            "3,5,7,,no");
  }

  /** Every other row of three, and none of the first. */
  @ParameterizedTest
  @CsvSource({
    "sep-line, windows-1252, 'sep=;\\r\\ntel;naam\\r\\n', '1;a\\r\\n', '2;caf\u00e9\\r\\n', '', 3, 4",
    "mac, windows-1252, 'tel;naam\\r', '1;a\\r', '2;caf\u00e9\\r', '3;c\\r', 2, 3",
    "long-header, UTF-8, 'tel,\"naam\\nvan\"\\n', '1,a\\n', '2,caf\u00e9\\n', '3,c\\n', 3, 4",
    "blank-above, UTF-8, '\\n\\ntel,naam\\n', '1,a\\n', '2,b\\n', '3,c\\n', 4, 5",
    "excel-unicode, UTF-16LE, '\ufefftel\\tnaam\\r\\n', '1\\ta\\r\\n', '2\\tcaf\u00e9\\r\\n', '3\\tc\\r\\n', 2, 3",
    "zipped, UTF-8, 'tel,naam\\n', '1,a\\n', '2,b\\n', '3,c\\n', 2, 3",
  })
  void headerOfAnyKindStandsAboveTheRow(
      String kind,
      String charset,
      String header,
      String taken,
      String refused,
      String after,
      long takenLine,
      long refusedLine)
      throws Exception {
    // Given
    Path file = directory.resolve("leads.csv" + (kind.equals("zipped") ? ".gz" : ""));
    byte[] list = shown(header + taken + refused + after).getBytes(Charset.forName(charset));
    Files.write(file, kind.equals("zipped") ? zipped(list) : list);
    ImportTally tally =
        told(
            "row,line,result,id,field,code,reason\n1,%d,CREATED,x,,,\n2,%d,ERROR,,,X,no\n%s"
                .formatted(
                    takenLine,
                    refusedLine,
                    after.isEmpty() ? "" : "3,%d,CREATED,x,,,\n".formatted(refusedLine + 1)));
    Path target = directory.resolve("rejected");

    // When
    new RejectFile(ListSource.of(file), null, false).write(tally.refused(), target);

    // Then
    assertThat(Files.readString(target, Charset.forName(charset)))
        .isEqualTo(shown(header + refused));
  }

  /** Line ends and tabs as they are, which the table cannot hold. */
  private static String shown(String text) {
    return text.translateEscapes();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "=1+1;+31612345678 | '=1+1;+31612345678",
        "1;\"=1;1\" | 1;\"'=1;1\"",
        "1;caf\u00e9;@x | 1;caf\u00e9;'@x",
        "1;\"a\";- | 1;\"a\";'-",
        "1;\"a\"b;=1 | 1;\"a\"b;'=1",
        "1;-12,50 | 1;-12,50",
      },
      delimiter = '|')
  void cellThatWouldBeRunIsText(String row, String safe) throws Exception {
    // Given
    Path file = directory.resolve("leads.csv");
    Files.writeString(file, "tel;naam\n" + row + "\n");
    ImportTally tally =
        told("row;line;result;id;field;code;reason\n1;2;ERROR;;number;INVALID_NUMBER;no\n");
    Path target = directory.resolve("rejected");
    Path machines = directory.resolve("machines");

    // When
    new RejectFile(ListSource.of(file), null, false).write(tally.refused(), target);
    new RejectFile(ListSource.of(file), null, true).write(tally.refused(), machines);

    // Then
    assertThat(Files.readString(target)).isEqualTo("tel;naam\n" + safe + "\n");
    assertThat(Files.readString(machines)).isEqualTo(Files.readString(file));
  }

  @Test
  void tallyKnowsWhetherTheFileWasWholeAndWhy() throws Exception {
    // Given
    String whole =
        "{\"row\":1,\"line\":1,\"result\":\"SAME\"}\n{\"counts\":{},\"sha256\":\"ab12\"}\n";
    String brokenOff =
        "{\"row\":1,\"line\":1,\"result\":\"CREATED\"}\n{\"fromRow\":2,\"reason\":\"late\"}\n";

    // When
    ImportTally first = new ImportTally();
    first.readLines(new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)));
    ImportTally second = new ImportTally();
    second.readLines(new ByteArrayInputStream(brokenOff.getBytes(StandardCharsets.UTF_8)));

    // Then
    assertThat(first.finished()).isTrue();
    assertThat(first.sha256()).isEqualTo("ab12");
    assertThat(second.finished()).isFalse();
    assertThat(second.brokenOff()).isEqualTo("late");
    assertThat(second.lastRow()).isEqualTo(1);
  }

  private static byte[] zipped(byte[] list) throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(list);
    }
    return zipped.toByteArray();
  }

  private static ImportTally told(String answers) throws Exception {
    ImportTally tally = new ImportTally();
    tally.readCsv(new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)));
    return tally;
  }
}
