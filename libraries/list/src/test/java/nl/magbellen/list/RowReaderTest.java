package nl.magbellen.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '\0',
      value = {
        "a,b|c,d                  # [a,b][c,d]",
        "a,b~|c,d~|               # [a,b][c,d]",
        "a|||b|                   # [a]_2_3[b]",
        "a,b|,|c,d|,|             # [a,b]_2[c,d]",
        "a;b~~c;d~                # [a;b]_2[c;d]",
        "a,\"b|c\",d|e            # [a,\"b|c\",d][e]",
        "a,\"b\"\"|c\"|e          # [a,\"b\"\"|c\"][e]",
        "a\"b,c|d                 # [a\"b,c][d]",
        "\"a|b,c|d                # !1[b,c][d]",
        "x|\"a|b,\"c\"|d          # [x]!2[b,\"c\"][d]",
        "\"a\"b,c|d               # !1[d]",
        "a;\"b|c\"|d              # [a;\"b|c\"][d]",
      })
  void rowsAreToldApartAndABrokenOneTakesNoOtherWithIt(String list, String expected)
      throws IOException {
    // Given
    ListText text = text(list.replace('|', '\n').replace('~', '\r'));
    // When
    List<Row> rows = all(RowReader.ofCsv(text));
    // Then
    assertEquals(expected.strip(), shown(rows));
  }

  @Test
  void byteOrderMarkIsNoPartOfTheFirstRow() throws IOException {
    // Given
    ListText text = text("\uFEFFcallee\n+31612345678\n");
    // When
    Row first = RowReader.ofCsv(text).next();
    // Then
    assertEquals(new Row.Whole(1, 1, "callee"), first);
  }

  @Test
  void rowLongerThanTheBufferIsBrokenAndTheNextIsRead() throws IOException {
    // Given
    RowReader rows = RowReader.ofLines(text("x".repeat(5 * RowReader.LONGEST) + "\nshort\n"));
    // When
    Row first = rows.next();
    Row second = rows.next();
    // Then
    assertInstanceOf(Row.Broken.class, first);
    assertEquals(new Row.Whole(2, 2, "short"), second);
    assertNull(rows.next());
  }

  @Test
  void rowThatIsNotUtf8IsBroken() throws IOException {
    // Given
    InputStream in = new ByteArrayInputStream(new byte[] {(byte) 0xC3, '(', '\n', 'a'});
    // When
    List<Row> rows = all(RowReader.ofLines(ListText.of(in, null)));
    // Then
    assertEquals("!1[a]", shown(rows));
  }

  @Test
  void everyRowSaysItsLineWhateverRowsAreLongerThanOne() throws IOException {
    // Given
    ListText text = text("a,b\n\"1\n2\n3\",x\n\n\n4,y\n\"5,z\n6,w\n\n");
    // When
    List<Row> rows = all(RowReader.ofCsv(text));
    // Then
    assertEquals(List.of(1L, 2L, 5L, 6L, 7L, 8L, 9L), rows.stream().map(Row::line).toList());
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), rows.stream().map(Row::number).toList());
  }

  @Test
  void brokenRowSaysWhatCanBeReadOfIt() throws IOException {
    // Given
    RowReader rows = RowReader.ofCsv(text("a,b\n\"06,row-1\n07,row-2\n"));
    rows.next();
    // When
    Row broken = rows.next();
    // Then
    assertEquals("\"06,row-1", ((Row.Broken) broken).text());
    assertEquals(new Row.Whole(3, 3, "07,row-2"), rows.next());
  }

  @Test
  void lastRowOfAListThatIsCutShortIsNoWholeOne() throws IOException {
    // Given
    RowReader rows = RowReader.ofCsv(ListText.of(new CutShort("a\n06123\n0612"), null));
    // When
    List<Row> read = all(rows);
    // Then
    assertEquals("[a][06123]!3", shown(read));
    assertTrue(rows.isCutShort());
  }

  @Property(tries = 200)
  void anyPiecesGiveTheSameRows(
      @ForAll @Size(min = 1, max = 40) List<@NotEmpty @AlphaChars @Chars({',', 'é'}) String> lines,
      @ForAll @IntRange(min = 1, max = 9) int piece)
      throws IOException {
    // Given
    InputStream slow = new Pieces(bytes(String.join("\r\n", lines)), piece);
    // When
    List<Row> rows = all(RowReader.ofLines(ListText.of(slow, null)));
    // Then
    assertEquals(lines, rows.stream().map(row -> ((Row.Whole) row).text()).toList());
  }

  private static List<Row> all(RowReader reader) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Row row = reader.next(); row != null; row = reader.next()) {
      rows.add(row);
    }
    return rows;
  }

  private static String shown(List<Row> rows) {
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      switch (row) {
        case Row.Whole whole ->
            text.append('[').append(whole.text().replace('\n', '|')).append(']');
        case Row.Broken broken -> text.append('!').append(broken.number());
        case Row.Blank blank -> text.append('_').append(blank.number());
      }
    }
    return text.toString();
  }

  private static ListText text(String list) throws IOException {
    return ListText.of(bytes(list), null);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Ends as a compressed list does that is cut short. */
  private static final class CutShort extends FilterInputStream {

    CutShort(String list) {
      super(bytes(list));
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      if (read < 0) {
        throw new EOFException("cut short");
      }
      return read;
    }
  }

  /** Gives a few bytes at a time. */
  private static final class Pieces extends FilterInputStream {

    private final int most;

    Pieces(InputStream in, int most) {
      super(in);
      this.most = most;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return super.read(into, offset, Math.min(most, length));
    }
  }
}
