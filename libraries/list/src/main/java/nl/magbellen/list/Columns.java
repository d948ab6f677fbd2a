package nl.magbellen.list;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where the fields stand in the rows of a list, by its header. A column's name counts in any case,
 * with or without spaces, dashes and underscores: {@code Caller ID} is {@code callerId}. A column
 * may be no field in two ways only: the list is mapped, or its other columns are kept.
 */
public final class Columns {

  /** From so many digits on a name may be a telephone number, and is not repeated. */
  private static final int MOST_DIGITS_SHOWN = 5;

  private static final int MOST_NAMES_SHOWN = 12;
  private static final int LONGEST_SHOWN = 60;

  private final List<String> names;
  private final Map<String, Integer> places;

  private Columns(List<String> names, Map<String, Integer> places) {
    this.names = names;
    this.places = places;
  }

  /**
   * Reads a header.
   *
   * @param header the names of the columns; those at its end may be empty
   * @param fields those that there are
   * @param constants those that the list has a value for in all its rows. Among other columns one
   *     that has the name of such a field may be anything: the map must say which it is.
   * @param othersPass whether columns may be there that are no field and in no map
   * @throws RefusedListException when a column is not known, or it is not certain which it is
   */
  public static Columns of(
      List<String> header,
      Collection<String> fields,
      ColumnMap map,
      Set<String> constants,
      boolean othersPass) {
    requireFields(map, fields);
    Map<String, Integer> places = new LinkedHashMap<>();
    map.columns().forEach((field, column) -> places.put(field, find(column, header)));
    Set<Integer> taken =
        map.leftOut().stream().map(column -> find(column, header)).collect(Collectors.toSet());
    taken.addAll(places.values());
    Map<String, String> byForm =
        fields.stream().collect(Collectors.toMap(Columns::form, field -> field));
    for (int place = 0; place < header.size(); place++) {
      String field = taken.contains(place) ? null : byForm.get(form(header.get(place)));
      if (field != null) {
        boolean mayBeOther = othersPass || !map.isEmpty();
        put(places, field, place, header, map, mayBeOther ? constants : Set.of());
      } else if (!taken.contains(place) && !othersPass && map.isEmpty()) {
        requireNameless(header, place, fields);
      }
    }
    return new Columns(List.copyOf(header), Map.copyOf(places));
  }

  private static void put(
      Map<String, Integer> places,
      String field,
      int place,
      List<String> header,
      ColumnMap map,
      Set<String> constants) {
    if (map.of(field).isPresent()) {
      return;
    }
    if (constants.contains(field)) {
      throw new RefusedListException(
          "The column %s and the constant %s both give that field. Add %s:%s to the map to take the column, or :%s to leave it out."
              .formatted(shown(header, place), field, field, header.get(place), header.get(place)));
    }
    if (places.putIfAbsent(field, place) != null) {
      throw new RefusedListException(
          "The field %s is named twice: by the columns %s and %s."
              .formatted(field, shown(header, places.get(field)), shown(header, place)));
    }
  }

  private static void requireFields(ColumnMap map, Collection<String> fields) {
    for (String field : map.columns().keySet()) {
      if (!fields.contains(field)) {
        throw new RefusedListException(
            "The map names a field that is not known; known are %s. It is written as field:column."
                .formatted(sorted(fields)));
      }
    }
  }

  /** By its very name; else in any case, where that is one column only. */
  private static int find(String column, List<String> header) {
    int[] exact = places(header, column::equals);
    int[] found =
        exact.length > 0 ? exact : places(header, name -> form(name).equals(form(column)));
    if (found.length == 1) {
      return found[0];
    }
    throw new RefusedListException(
        found.length == 0
            ? "The map names the column %s, which the list does not have. Its columns are %s."
                .formatted(shown(column), shown(header))
            : "The map names the column %s, which the list has %d times, at %s."
                .formatted(
                    shown(column),
                    found.length,
                    IntStream.of(found)
                        .mapToObj(place -> "place " + (place + 1))
                        .collect(Collectors.joining(" and "))));
  }

  private static int[] places(List<String> header, Predicate<String> named) {
    return IntStream.range(0, header.size()).filter(i -> named.test(header.get(i))).toArray();
  }

  private static void requireNameless(List<String> header, int place, Collection<String> fields) {
    if (!header.get(place).isEmpty()) {
      throw new RefusedListException(
          "The column %s is not known; known are %s. Say which column is which field (map=callee:%s), or keep the others (keep=all)."
              .formatted(shown(header, place), sorted(fields), example(header, place)));
    }
  }

  private static String example(List<String> header, int place) {
    return shown(header.get(place)).equals(header.get(place)) ? header.get(place) : "COLUMN";
  }

  private static String shown(List<String> header, int place) {
    return "%s (place %d)".formatted(shown(header.get(place)), place + 1);
  }

  private static String shown(String name) {
    return name.chars().filter(Character::isDigit).count() > MOST_DIGITS_SHOWN
        ? "that is not shown, as it holds digits like a telephone number"
        : name.substring(
            0,
            name.offsetByCodePoints(
                0, Math.min(LONGEST_SHOWN, name.codePointCount(0, name.length()))));
  }

  private static String shown(List<String> header) {
    List<String> named = header.stream().filter(name -> !name.isEmpty()).toList();
    String first =
        named.stream()
            .limit(MOST_NAMES_SHOWN)
            .map(Columns::shown)
            .collect(Collectors.joining(", "));
    return named.size() > MOST_NAMES_SHOWN
        ? "%s and %d more".formatted(first, named.size() - MOST_NAMES_SHOWN)
        : first;
  }

  private static String sorted(Collection<String> fields) {
    return fields.stream().sorted().collect(Collectors.joining(", "));
  }

  /** Whether two names are the same, in any way in which people write them. */
  public static boolean isSame(String name, String other) {
    return form(name).equals(form(other));
  }

  /** What is the same in all ways in which people write a name. */
  private static String form(String name) {
    StringBuilder form = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (" _-\u00a0\ufeff".indexOf(c) < 0) {
        form.append(Character.toLowerCase(c));
      }
    }
    return form.toString().toLowerCase(Locale.ROOT);
  }

  /** How many of these names are fields; columns that the map names count too. */
  static long known(List<String> names, Collection<String> fields, ColumnMap map) {
    Set<String> forms = fields.stream().map(Columns::form).collect(Collectors.toSet());
    map.columns().values().forEach(column -> forms.add(form(column)));
    return names.stream().filter(name -> forms.contains(form(name))).count();
  }

  /** The names of all columns, in their order. */
  public List<String> names() {
    return names;
  }

  /** Which fields have a column. */
  public Set<String> fields() {
    return places.keySet();
  }

  /** The place of a field in a row, from 0; -1 where no column holds it. */
  public int placeOf(String field) {
    return places.getOrDefault(field, -1);
  }
}
