package nl.magbellen.gateway.json;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes what is said again and again on a page of the log once: the first time the whole text,
 * marked; from then on its number on the page. The marks are control characters, which JSON never
 * holds. What is written in between is read by {@link RepeatedTextsReader}. For one page, and one
 * thread.
 */
final class RepeatedTexts {

  /** Begins a text that may come again. */
  static final char BEGIN = '\u0001';

  /** Ends it, and gives it the next number, from 0. */
  static final char END = '\u0002';

  /** Stands before and after the number of a text that comes again. */
  static final char AGAIN = '\u0003';

  private final Map<Object, Integer> numbers = new HashMap<>();

  /**
   * What to write for a value.
   *
   * @param value equal to those of the same text
   * @param text its text, which may hold texts from here: they got their numbers before it
   */
  String of(Object value, Supplier<String> text) {
    Integer number = numbers.get(value);
    if (number != null) {
      return AGAIN + number.toString() + AGAIN;
    }
    String first = BEGIN + text.get() + END;
    numbers.put(value, numbers.size());
    return first;
  }
}
