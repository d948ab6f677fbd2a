package nl.magbellen.imports;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * Many rows as the parameters of one statement: an array for each column, for {@code unnest}. For
 * one use.
 *
 * @param <E> a row
 */
public final class ColumnArrays<E> {

  private final List<E> rows;
  private final List<Object> parameters = new ArrayList<>();

  /** Parameters of these rows. */
  public ColumnArrays(List<E> rows) {
    this.rows = rows;
  }

  /** A column of texts; each may be null. */
  public ColumnArrays<E> texts(Function<E, String> column) {
    return add(column, String[]::new);
  }

  /** A column of whole numbers. */
  public ColumnArrays<E> ints(ToIntFunction<E> column) {
    return add(column::applyAsInt, Integer[]::new);
  }

  /** A column of large whole numbers; each may be null. */
  public ColumnArrays<E> longs(Function<E, Long> column) {
    return add(column, Long[]::new);
  }

  /** A column of ids. */
  public ColumnArrays<E> uuids(Function<E, UUID> column) {
    return add(column, UUID[]::new);
  }

  /** A column of truth values. */
  public ColumnArrays<E> booleans(Function<E, Boolean> column) {
    return add(column, Boolean[]::new);
  }

  /** A column of instants; each may be null. */
  public ColumnArrays<E> instants(Function<E, Instant> column) {
    return add(row -> at(column.apply(row)), OffsetDateTime[]::new);
  }

  /** A column of bytes; each may be null. */
  public ColumnArrays<E> bytes(Function<E, byte[]> column) {
    return add(row -> buffer(column.apply(row)), Buffer[]::new);
  }

  /** One value for all rows. */
  public ColumnArrays<E> value(Object value) {
    parameters.add(value);
    return this;
  }

  /** The parameters, in the order in which they were added. */
  public Tuple tuple() {
    return Tuple.from(parameters);
  }

  private <V> ColumnArrays<E> add(Function<E, V> column, IntFunction<V[]> array) {
    return value(rows.stream().map(column).toArray(array));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static Buffer buffer(byte[] bytes) {
    return bytes == null ? null : Buffer.buffer(bytes);
  }
}
