package nl.magbellen.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which column of a list holds which field, where the list names them otherwise: {@code
 * callee:phone_number,reference:lead_id}. A field without a name leaves a column out: {@code
 * :Subject} says that this column is no field, whatever its name.
 *
 * @param columns the column of each field
 * @param leftOut columns that are no fields
 */
public record ColumnMap(Map<String, String> columns, List<String> leftOut) {

  /** Every field stands in the column of its own name. */
  public static final ColumnMap NONE = new ColumnMap(Map.of(), List.of());

  /** Keeps its own copies. */
  public ColumnMap {
    columns = Map.copyOf(columns);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Reads a map. A comma or a backslash in a column's name has a backslash before it.
   *
   * @throws RefusedListException when it is none
   */
  public static ColumnMap parse(String text) {
    Map<String, String> columns = new LinkedHashMap<>();
    List<String> leftOut = new ArrayList<>();
    for (String pair : pairs(text)) {
      int colon = pair.indexOf(':');
      String field = colon < 0 ? "" : pair.substring(0, colon).strip();
      String column = pair.substring(colon + 1).strip();
      if (colon < 0 || column.isEmpty()) {
        throw new RefusedListException(
            "A map is written as field:column, and a comma before the next: callee:phone_number,reference:lead_id.");
      }
      if (field.isEmpty()) {
        leftOut.add(column);
      } else if (columns.put(field, column) != null) {
        throw new RefusedListException("The map gives the field %s twice.".formatted(field));
      }
    }
    if (columns.values().stream().distinct().count() < columns.size()) {
      throw new RefusedListException("The map gives one column to two fields.");
    }
    return new ColumnMap(columns, leftOut);
  }

  /** Whether nothing is mapped. */
  public boolean isEmpty() {
    return columns.isEmpty() && leftOut.isEmpty();
  }

  /** The column of a field, where the map says one. */
  public Optional<String> of(String field) {
    return Optional.ofNullable(columns.get(field));
  }

  /** Whether a column holds a field of another name, or none. */
  public boolean isOther(String column) {
    return leftOut.contains(column) || columns.containsValue(column);
  }

  private static List<String> pairs(String text) {
    List<String> pairs = new ArrayList<>();
    StringBuilder pair = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        pair.append(text.charAt(i));
      } else if (c == ',') {
        pairs.add(pair.toString());
        pair.setLength(0);
      } else {
        pair.append(c);
      }
    }
    pairs.add(pair.toString());
    return pairs;
  }
}
