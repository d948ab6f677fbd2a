package nl.magbellen.list;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * CSV with a header (RFC 4180, and what spreadsheets make of it). Every row has a value for each
 * column; empty ones at a row's end, more than there are columns, are left away.
 */
public final class CsvList {

  private final RowReader rows;
  private final char separator;
  private final boolean isForSpreadsheet;
  private final Columns columns;

  /**
   * Reads the header.
   *
   * @param fields those that there are
   * @param constants those that the list has a value for in all its rows
   * @param othersPass whether columns may be there that are no field and in no map
   * @throws RefusedListException when there is no header, or not one that is understood
   * @throws IOException when the sender is gone
   */
  public CsvList(
      ListText text,
      Collection<String> fields,
      ColumnMap map,
      Set<String> constants,
      boolean othersPass)
      throws IOException {
    rows = RowReader.ofCsv(text);
    separator = rows.separator();
    isForSpreadsheet =
        text.isMarked() || text.isForeign() || rows.saysItsSeparator() || separator == ';';
    List<String> header = header(rows);
    requireHeader(header, fields, map);
    columns = Columns.of(header, fields, map, constants, othersPass);
    rows.countFromHere();
  }

  /**
   * The names of the columns of a list of which no field is known yet.
   *
   * @throws RefusedListException when there is no header that can be read
   * @throws IOException when the sender is gone
   */
  public static List<String> header(ListText text) throws IOException {
    return header(RowReader.ofCsv(text));
  }

  private static List<String> header(RowReader rows) throws IOException {
    Row first = firstRow(rows);
    if (first instanceof Row.Broken broken) {
      throw new RefusedListException("The header row cannot be read: " + broken.why());
    }
    if (!(first instanceof Row.Whole(_, _, String text))) {
      throw new RefusedListException(
          "The list must begin with a header row that names its columns.");
    }
    if (text.indexOf('\0') >= 0) {
      throw new RefusedListException(
          "The list holds characters that no text has. If it is UTF-16 without a byte order mark, say so: charset=utf-16le.");
    }
    try {
      return namesOf(cells(text, rows.separator()));
    } catch (UnreadableRowException e) {
      throw new RefusedListException("The header row cannot be read: " + e.getMessage());
    }
  }

  /** Blank rows may stand above the header. */
  private static Row firstRow(RowReader rows) throws IOException {
    Row first = rows.next();
    while (first instanceof Row.Blank) {
      first = rows.next();
    }
    return first;
  }

  /** Nameless columns at the header's end, as spreadsheets leave them behind, are none. */
  private static List<String> namesOf(List<String> cells) {
    List<String> names = new ArrayList<>(cells.stream().map(String::strip).toList());
    while (names.size() > 1 && names.getLast().isEmpty()) {
      names.removeLast();
    }
    return names;
  }

  /** Tells of a title above the header, and of a list that begins with its first row. */
  private void requireHeader(List<String> header, Collection<String> fields, ColumnMap map)
      throws IOException {
    if (Columns.known(header, fields, map) > 0) {
      return;
    }
    if (firstRow(rows) instanceof Row.Whole(_, long line, String text)
        && Columns.known(namesOrNone(text), fields, map) > 0) {
      throw new RefusedListException(
          "The first row is a title, and the header stands below it, on line %d. Take out what stands above it."
              .formatted(line));
    }
    if (header.stream().anyMatch(CsvList::looksLikeNumber)) {
      throw new RefusedListException(
          "The list must begin with a header row that names its columns; its first row holds a telephone number.");
    }
  }

  private List<String> namesOrNone(String text) {
    try {
      return namesOf(cells(text, separator));
    } catch (UnreadableRowException e) {
      return List.of();
    }
  }

  private static boolean looksLikeNumber(String cell) {
    return cell.matches("[+=\"']*[\\d\\s().-]{8,}\"?");
  }

  /** The rows below the header. */
  public RowReader rows() {
    return rows;
  }

  /** Where the fields stand. */
  public Columns columns() {
    return columns;
  }

  /** What stands between two fields. */
  public char separator() {
    return separator;
  }

  /** Whether it is written as spreadsheets write lists, and so will be read by one. */
  public boolean isForSpreadsheet() {
    return isForSpreadsheet;
  }

  /**
   * The values of a row, one for each column.
   *
   * @throws UnreadableRowException when there are more or fewer, so that none is certain
   */
  public List<String> values(String text) {
    List<String> values = cells(text, separator);
    int more = values.size() - columns.names().size();
    if (more == 0) {
      return values;
    }
    if (more > 0 && areEmpty(values, columns.names().size())) {
      return values.subList(0, columns.names().size());
    }
    throw new UnreadableRowException(
        "The row has %d fields, the header %d.".formatted(values.size(), columns.names().size()));
  }

  private static boolean areEmpty(List<String> values, int from) {
    for (int i = from; i < values.size(); i++) {
      if (!values.get(i).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * What a column seems to hold in a row that cannot be read whole: for finding the row back, never
   * for deciding on it.
   *
   * @return null where it does not seem to be there
   */
  public String seeming(String text, int place) {
    if (text == null || place < 0) {
      return null;
    }
    List<String> cells = cut(text, separator);
    String cell = place < cells.size() ? cells.get(place).replace("\"", "").strip() : "";
    return cell.isEmpty() ? null : cell;
  }

  /** A row without quotes is cut at its separators; every other is read by the library. */
  private static List<String> cells(String text, char separator) {
    return text.indexOf('"') < 0 && text.indexOf('\r') < 0 && text.indexOf('\n') < 0
        ? cut(text, separator)
        : parsed(text, separator);
  }

  private static List<String> cut(String text, char separator) {
    List<String> cut = new ArrayList<>();
    int from = 0;
    for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
      cut.add(text.substring(from, to));
      from = to + 1;
    }
    cut.add(text.substring(from));
    return cut;
  }

  private static List<String> parsed(String text, char separator) {
    try (Stream<CsvRecord> records =
        CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text).stream()) {
      List<CsvRecord> read = records.limit(2).toList();
      if (read.size() != 1) {
        throw new UnreadableRowException("The row holds a line's end that is not between quotes.");
      }
      return read.getFirst().getFields();
    } catch (CsvParseException notCsv) {
      throw new UnreadableRowException("The row is not well-formed CSV.");
    }
  }
}
