package nl.magbellen.gateway.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import nl.magbellen.gateway.planning.KeptList.BadRow;
import nl.magbellen.list.ColumnMap;
import nl.magbellen.list.CsvList;
import nl.magbellen.list.ListText;
import nl.magbellen.list.RefusedListException;
import nl.magbellen.list.Row;
import nl.magbellen.list.RowReader;
import nl.magbellen.list.UnreadableRowException;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.refusal.CommonRefusal.InvalidRequest;
import nl.magbellen.service.refusal.RefusedException;

/** The numbers of a list, as CSV with a column {@code callee}, or as lines of JSON. */
final class ListedNumbers {

  static final int MOST = 100_000;

  private static final String CALLEE = "callee";
  private static final int MOST_ERRORS = 100;

  private final SequencedSet<TelephoneNumber> numbers = new LinkedHashSet<>();
  private final List<BadRow> errors = new ArrayList<>();
  private int repeated;
  private int refused;

  /** Reads the text of a row as the number that it holds; throws {@link UnreadableRowException}. */
  private interface Cell {
    String of(String row);
  }

  /**
   * Reads a whole list.
   *
   * @throws RefusedException when it has no header that is understood, or is too long
   */
  static ListedNumbers read(byte[] list, boolean isCsv, ObjectMapper json) {
    ListedNumbers read = new ListedNumbers();
    try {
      ListText text = ListText.of(new ByteArrayInputStream(list), null);
      if (isCsv) {
        CsvList csv = new CsvList(text, Set.of(CALLEE), ColumnMap.NONE, Set.of(), true);
        int place = csv.columns().placeOf(CALLEE);
        if (place < 0) {
          throw new RefusedListException("The list needs a column callee.");
        }
        read.addAll(csv.rows(), row -> csv.values(row).get(place));
      } else {
        read.addAll(RowReader.ofLines(text), row -> calleeOf(row, json));
      }
    } catch (IOException | RefusedListException e) {
      throw new RefusedException(new InvalidRequest(e.getMessage()));
    }
    return read;
  }

  private static String calleeOf(String row, ObjectMapper json) {
    try {
      JsonNode line = json.readTree(row);
      JsonNode callee = line.isObject() ? line.path(CALLEE) : line;
      if (callee.isTextual()) {
        return callee.textValue();
      }
    } catch (JsonProcessingException e) {
      throw new UnreadableRowException("The row is no JSON.");
    }
    throw new UnreadableRowException("The row must be a number as text, or have it as callee.");
  }

  private void addAll(RowReader rows, Cell cell) throws IOException {
    for (Row row = rows.next(); row != null; row = rows.next()) {
      switch (row) {
        case Row.Whole(long _, long line, String text) -> add(line, text, cell);
        case Row.Broken(long _, long line, String why, String _) -> refuse(line, why);
        case Row.Blank _ -> {}
      }
      if (numbers.size() > MOST) {
        throw new RefusedListException("A campaign keeps at most 100,000 numbers.");
      }
    }
  }

  private void add(long line, String text, Cell cell) {
    try {
      if (!numbers.add(TelephoneNumber.parse(cell.of(text)))) {
        repeated++;
      }
    } catch (UnreadableRowException | InvalidTelephoneNumberException e) {
      refuse(line, e.getMessage());
    }
  }

  private void refuse(long line, String why) {
    refused++;
    if (errors.size() < MOST_ERRORS) {
      errors.add(new BadRow(line, why));
    }
  }

  SequencedSet<TelephoneNumber> numbers() {
    return numbers;
  }

  KeptList kept() {
    return new KeptList(numbers.size(), repeated, refused, errors);
  }
}
