package nl.magbellen.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvListTest {

  private static final List<String> FIELDS = List.of("callee", "callerId", "reference", "subject");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "callee,reference\n061,a\n",
        "callee;reference\n061;a\n",
        "callee\treference\n061\ta\n",
        "callee|reference\n061|a\n",
        "sep=;\ncallee;reference\n061;a\n",
        "\"sep=|\"\r\nCALLEE|Reference\r\n061|a\r\n",
        "\uFEFFCallee;REFERENCE\r\n061;a\r\n",
        "\n \ncallee,reference,,\n061,a,,\n",
        "callee,reference\n061,a,,\n",
        "callee,reference\r061,a\r",
        "\"callee\",\"reference\"\n\"061\",\"a\"\n",
        "callee,reference\n061,a",
      })
  void fieldsAreFoundHoweverTheListIsWritten(String text) throws IOException {
    // Given
    CsvList list = list(text, ColumnMap.NONE);
    // When
    List<String> values = list.values(text(list.rows().next()));
    // Then
    assertThat(values.get(list.columns().placeOf("callee"))).isEqualTo("061");
    assertThat(values.get(list.columns().placeOf("reference"))).isEqualTo("a");
    assertThat(list.rows().next()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "'callee,colour|1,2'                        # 'The column colour (place 2) is not known'",
        "'callee,Callee|1,2'                        # 'named twice: by the columns callee (place 1) and Callee (place 2)'",
        "'Export of November|callee,reference|1,2'  # 'title, and the header stands below it, on line 2'",
        "'0612345678,a|0687654321,b'                # 'its first row holds a telephone number'",
        "'\"callee'                                 # 'header row cannot be read'",
        "''                                         # 'must begin with a header row'",
      })
  void headerThatIsNoneIsToldWithWhatToDo(String text, String told) {
    // Given
    String list = text.replace('|', '\n');
    // When, Then
    assertThatThrownBy(() -> list(list, ColumnMap.NONE))
        .isInstanceOf(RefusedListException.class)
        .hasMessageContaining(told);
  }

  @Test
  void telephoneNumberInTheHeaderIsNotRepeated() {
    // Given
    String list = "callee,0612345678\n0687654321,x\n";
    // When, Then
    assertThatThrownBy(() -> list(list, ColumnMap.NONE))
        .isInstanceOf(RefusedListException.class)
        .hasMessageContaining("place 2")
        .message()
        .doesNotContain("0612345678");
  }

  @Test
  void mapFindsColumnsByTheirNamesAndLeavesTheOthers() throws IOException {
    // Given
    String text = "Lead ID;Telefoon, mobiel;Naam;callee\n17;061;Jan;099\n";
    // When
    CsvList list = list(text, ColumnMap.parse("callee:telefoon\\, mobiel,reference:lead_id"));
    // Then
    List<String> values = list.values(text(list.rows().next()));
    assertThat(values.get(list.columns().placeOf("callee"))).isEqualTo("061");
    assertThat(values.get(list.columns().placeOf("reference"))).isEqualTo("17");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "phone                     # 'written as field:column'",
        "callee:                   # 'written as field:column'",
        "colour:phone              # 'field that is not known'",
        "callee:fax                # 'which the list does not have. Its columns are phone, Tel, tel'",
        "callee:TEL                # 'which the list has 2 times, at place 2 and place 3'",
        "'callee:phone,callee:tel' # 'callee twice'",
        "'callee:phone,reference:phone' # 'one column to two fields'",
      })
  void mapThatIsNotCertainIsRefused(String map, String told) {
    // When, Then
    assertThatThrownBy(() -> list("phone,Tel,tel\n1,2,3\n", ColumnMap.parse(map)))
        .isInstanceOf(RefusedListException.class)
        .hasMessageContaining(told);
  }

  /** Every address book has a column Subject; it is hardly that of the call. */
  @Test
  void columnThatHasTheNameOfAConstantIsNotTakenAmongOthersUnasked() throws IOException {
    // Given
    String text = "phone;Subject\n061;Lunch\n";
    ColumnMap taken = ColumnMap.parse("callee:phone,subject:Subject");
    ColumnMap left = ColumnMap.parse("callee:phone,:Subject");
    // When
    CsvList takes = new CsvList(utf8(text), FIELDS, taken, Set.of("subject"), true);
    CsvList leaves = new CsvList(utf8(text), FIELDS, left, Set.of("subject"), true);
    // Then
    assertThatThrownBy(
            () ->
                new CsvList(
                    utf8(text), FIELDS, ColumnMap.parse("callee:phone"), Set.of("subject"), true))
        .hasMessageContaining("column Subject (place 2) and the constant subject both");
    assertThat(takes.columns().placeOf("subject")).isEqualTo(1);
    assertThat(leaves.columns().placeOf("subject")).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "061",
        "061,a,b",
        "061,a,,b",
        "Jansen, P.,061,a",
        "\"061\"x,a",
        "061,\"a\"\"",
        ",a,061,"
      })
  void rowWhoseFieldsAreNotCertainIsNotRead(String row) throws IOException {
    // Given
    CsvList list = list("callee,reference\n" + row + "\n", ColumnMap.NONE);
    Row read = list.rows().next();
    // When
    boolean isRead = read instanceof Row.Whole && isRead(list, read);
    // Then
    assertThat(isRead).isFalse();
  }

  @Test
  void referenceOfARowThatCannotBeReadIsCutOut() throws IOException {
    // Given
    CsvList list = list("callee,reference\n\"061,row-1\n", ColumnMap.NONE);
    Row.Broken broken = (Row.Broken) list.rows().next();
    // When
    String reference = list.seeming(broken.text(), list.columns().placeOf("reference"));
    // Then
    assertThat(reference).isEqualTo("row-1");
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252,    '',       caf\u00e9",
    "UTF-16LE,        '\uFEFF', caf\u00e9",
    "UTF-16BE,        '\uFEFF', \u0416\u00e9\ud83d\ude00",
    "UTF-8,           '\uFEFF', caf\u00e9",
    "UTF-8,           '',       caf\u00e9",
  })
  void encodingIsToldByItsMarkOrByWhatSpreadsheetsWrite(
      Charset encoding, String mark, String reference) throws IOException {
    // Given
    byte[] bytes = (mark + "callee;reference\r\n061;" + reference + "\r\n").getBytes(encoding);
    // When
    CsvList list =
        new CsvList(
            ListText.of(new ByteArrayInputStream(bytes), null),
            FIELDS,
            ColumnMap.NONE,
            Set.of(),
            false);
    // Then
    assertThat(list.values(text(list.rows().next()))).containsExactly("061", reference);
  }

  @Test
  void declaredEncodingIsHonouredAndWhatIsNotInItBreaksItsRow() throws IOException {
    // Given
    byte[] bytes = "callee,reference\n061,\u00e9\n062,b\n".getBytes(StandardCharsets.ISO_8859_1);
    // When
    CsvList list =
        new CsvList(
            ListText.of(new ByteArrayInputStream(bytes), Encoding.named("UTF-8")),
            FIELDS,
            ColumnMap.NONE,
            Set.of(),
            false);
    // Then
    assertThat(list.rows().next()).isInstanceOf(Row.Broken.class);
    assertThat(list.rows().next()).isEqualTo(new Row.Whole(2, 3, "062,b"));
  }

  @Test
  void halfACharacterOfUtf16BreaksItsRowAlone() throws IOException {
    // Given
    List<Byte> bytes = new ArrayList<>();
    for (char c : "\uFEFFcallee\n06\ud800\n062\n".toCharArray()) {
      bytes.add((byte) c);
      bytes.add((byte) (c >> 8));
    }
    byte[] list = new byte[bytes.size()];
    for (int i = 0; i < list.length; i++) {
      list[i] = bytes.get(i);
    }
    // When
    RowReader rows = RowReader.ofCsv(ListText.of(new ByteArrayInputStream(list), null));
    // Then
    assertThat(rows.next()).isEqualTo(new Row.Whole(1, 1, "callee"));
    assertThat(rows.next()).isInstanceOf(Row.Broken.class);
    assertThat(rows.next()).isEqualTo(new Row.Whole(3, 3, "062"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-7", "ebcdic", "windows-1251", ""})
  void encodingThatIsNotReadIsRefused(String name) {
    // When, Then
    assertThatThrownBy(() -> Encoding.named(name)).isInstanceOf(UnknownEncodingException.class);
  }

  @Test
  void markOfAnotherEncodingThanIsDeclaredIsRefused() {
    // Given
    ListMaker list = () -> ListText.of(bytes("\uFEFFcallee\n"), Encoding.named("windows-1252"));
    // When, Then
    assertThatThrownBy(list::make).isInstanceOf(UnknownEncodingException.class);
  }

  private interface ListMaker {
    ListText make() throws IOException;
  }

  private static boolean isRead(CsvList list, Row row) {
    try {
      list.values(text(row));
      return true;
    } catch (UnreadableRowException notRead) {
      return false;
    }
  }

  private static String text(Row row) {
    return ((Row.Whole) row).text();
  }

  private static CsvList list(String text, ColumnMap map) throws IOException {
    return new CsvList(utf8(text), FIELDS, map, Set.of(), false);
  }

  private static ListText utf8(String text) throws IOException {
    return ListText.of(bytes(text), null);
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PK\u0003\u0004\u0014\0\u0006", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1"})
  void workbookIsToldAsOne(String start) {
    // Given
    InputStream workbook =
        new ByteArrayInputStream((start + "\0".repeat(500)).getBytes(StandardCharsets.ISO_8859_1));
    // When
    // Then
    assertThatThrownBy(() -> ListText.of(workbook, null))
        .isInstanceOf(RefusedListException.class)
        .hasMessageContaining("workbook");
  }
}
