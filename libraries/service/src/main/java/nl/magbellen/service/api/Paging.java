package nl.magbellen.service.api;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads pages of lists, each in a session of its own. */
public final class Paging {

  /** Less than every id: after it a list begins. */
  public static final UUID FIRST = new UUID(0, 0);

  private Paging() {}

  /**
   * A page of records in the order of their ids.
   *
   * @param cursor as the client sent it; null for the first page
   * @param read some records with a greater id than this, at most so many
   */
  public static <T> Uni<Page<T>> byId(
      String cursor,
      int limit,
      Function<T, UUID> idOf,
      BiFunction<UUID, Integer, Uni<List<T>>> read) {
    UUID after = Page.after(cursor, FIRST, UUID::fromString);
    return page(limit, record -> idOf.apply(record).toString(), most -> read.apply(after, most));
  }

  /** The same, in the order of ids that clients chose. */
  public static <T> Uni<Page<T>> byName(
      String cursor,
      int limit,
      Function<T, String> nameOf,
      BiFunction<String, Integer, Uni<List<T>>> read) {
    String after = Page.after(cursor, "", Function.identity());
    return page(limit, nameOf, most -> read.apply(after, most));
  }

  private static <T> Uni<Page<T>> page(
      int limit, Function<T, String> keyOf, Function<Integer, Uni<List<T>>> read) {
    return Panache.withSession(() -> read.apply(limit + 1))
        .map(found -> Page.of(found, limit, keyOf));
  }
}
