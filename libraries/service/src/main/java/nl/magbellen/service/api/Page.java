package nl.magbellen.service.api;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import nl.magbellen.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items the records, in the list's order
 * @param nextCursor asks for the part after this one; null at the end of a list
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

  /** The most records that one page may hold. */
  public static final int MOST = 1000;

  /** How many records a page holds when the client does not say. */
  public static final String USUAL = "100";

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * A page from one record more than was asked for: the surplus shows that there is a next page.
   *
   * @param found at most {@code limit + 1} records
   * @param keyOf the list's sort key of a record, as text
   */
  public static <T> Page<T> of(List<T> found, int limit, Function<T, String> keyOf) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<T> items = found.subList(0, limit);
    return new Page<>(items, cursor(keyOf.apply(items.getLast())));
  }

  /**
   * A part of a feed, which has no end: its cursor asks for what will come.
   *
   * @param end the feed's key up to which it was read, as text
   */
  public static <T> Page<T> ofFeed(List<T> items, String end) {
    return new Page<>(items, cursor(end));
  }

  private static String cursor(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The sort key in a cursor.
   *
   * @param cursor null or empty for the first page
   * @param first the key that stands before every record
   * @throws ProblemException 400 if it is no cursor of ours
   */
  public static <K> K after(String cursor, K first, Function<String, K> parse) {
    if (cursor == null || cursor.isEmpty()) {
      return first;
    }
    try {
      String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (key.indexOf('\0') < 0) {
        return parse.apply(key);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // refused below, together with a key that no list has
    }
    throw ProblemException.badRequest("cursor: must be a nextCursor of an earlier page.");
  }
}
