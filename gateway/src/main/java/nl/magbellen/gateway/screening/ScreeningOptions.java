package nl.magbellen.gateway.screening;

import java.util.EnumSet;
import java.util.Set;
import nl.magbellen.gateway.screening.ScreenedRow.RowResult;
import nl.magbellen.list.ColumnMap;
import nl.magbellen.list.RefusedListException;
import nl.magbellen.service.refusal.CommonRefusal.InvalidRequest;
import nl.magbellen.service.refusal.RefusedException;

/**
 * How a list is read and answered.
 *
 * @param fromRow the first row to be answered, from 1
 * @param map which column is which field
 * @param keepsAll whether other columns go through
 * @param only the rows that are answered
 * @param dutchNumbers whether numbers may lack their 0 or +
 * @param reader who reads the answers
 * @param atNext whether each row is decided for its next calling window
 */
record ScreeningOptions(
    long fromRow,
    ColumnMap map,
    boolean keepsAll,
    Set<RowResult> only,
    boolean dutchNumbers,
    Reader reader,
    boolean atNext) {

  /** Who reads the answers to CSV. */
  enum Reader {
    ANYBODY,
    MACHINE,
    SPREADSHEET
  }

  /** The names of the options in a query. */
  static final Set<String> NAMES =
      Set.of("fromRow", "map", "keep", "only", "numbers", "charset", "reader");

  static final String AT = "at";
  static final String NEXT = "next";

  /**
   * Reads the options; null is one that is not given.
   *
   * @throws RefusedException when a value is none of those that there are
   */
  static ScreeningOptions of(
      long fromRow,
      String map,
      String keep,
      String only,
      String numbers,
      String reader,
      boolean atNext) {
    return new ScreeningOptions(
        fromRow,
        map(map),
        isSaid("keep", keep, "all"),
        only(only),
        isSaid("numbers", numbers, "nl"),
        reader(reader),
        atNext);
  }

  private static ColumnMap map(String text) {
    try {
      return text == null ? ColumnMap.NONE : ColumnMap.parse(text);
    } catch (RefusedListException unreadable) {
      throw refused(unreadable.getMessage());
    }
  }

  private static boolean isSaid(String name, String value, String known) {
    if (value != null && !value.equals(known)) {
      throw refused("The parameter %s can be %s only.".formatted(name, known));
    }
    return value != null;
  }

  private static Set<RowResult> only(String text) {
    if (text == null) {
      return EnumSet.allOf(RowResult.class);
    }
    Set<RowResult> only = EnumSet.noneOf(RowResult.class);
    for (String value : text.split(",", -1)) {
      only.add(result(value));
    }
    return only;
  }

  private static RowResult result(String value) {
    try {
      return RowResult.valueOf(value);
    } catch (IllegalArgumentException e) {
      throw refused("The parameter only takes PERMIT, DENY and ERROR, with a comma between two.");
    }
  }

  private static Reader reader(String value) {
    return switch (value) {
      case null -> Reader.ANYBODY;
      case "machine" -> Reader.MACHINE;
      case "spreadsheet" -> Reader.SPREADSHEET;
      default -> throw refused("The parameter reader can be machine or spreadsheet only.");
    };
  }

  private static RefusedException refused(String why) {
    return new RefusedException(new InvalidRequest(why));
  }
}
