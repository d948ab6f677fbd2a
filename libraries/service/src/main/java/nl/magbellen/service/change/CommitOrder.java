package nl.magbellen.service.change;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives the rows of a table positions in the order in which they were seen to be committed.
 *
 * <p>Writers at the same time commit in another order than that in which they began, so that no
 * number taken while writing is the order of commits: a reader that had passed it would never see
 * the row that was late. Therefore a row is numbered after its commit, by the first reader that
 * sees it; one reader at a time numbers, behind all that was numbered before. Rows of one record
 * keep their order where their writers wait for each other's commit before they write.
 *
 * <p>Positions begin no lower than the clock (microseconds): what is numbered after a restore lies
 * behind all that was numbered before it, and no reader has passed it.
 */
public final class CommitOrder {

  // Any number that no other lock of this database has. Who finds it taken reads what is numbered
  // by now: to wait would hold a connection that writers need.
  private static final String ONE_AT_A_TIME = "select pg_try_advisory_xact_lock(6011712)";

  private static final String SEQUENCE = "sequence";

  private final String number;
  private final String last;
  private final String window;

  /**
   * Numbers the rows of a table with the columns {@code position} and {@code sequence}.
   *
   * @param key the columns of its primary key but for {@code sequence}, which is the last of them
   */
  public CommitOrder(String table, String... key) {
    List<String> columns = Stream.concat(Arrays.stream(key), Stream.of(SEQUENCE)).toList();
    this.number =
        """
        update %1$s e set position = n.position
        from (
          select %2$s,
            greatest((select max(position) from %1$s),
                (extract(epoch from clock_timestamp()) * 1000000)::bigint)
              + row_number() over (order by sequence) as position
          from %1$s
          where position is null
          order by sequence
          limit 10000) n
        where %3$s
        """
            .formatted(
                table,
                String.join(", ", columns),
                columns.stream()
                    .map(column -> "e.%1$s = n.%1$s".formatted(column))
                    .collect(Collectors.joining(" and ")));
    this.last = "select coalesce(max(position), 0) from " + table;
    this.window =
        """
        select count(*), max(position) from (
          select position from %s where position > $1 and position <= $2 order by position limit $3) w
        """
            .formatted(table);
  }

  /** Up to which position a part of these is looked through: so much is not too much at once. */
  public Uni<Long> window(Pool pool, StandingRequest request) {
    return pool.preparedQuery(window)
        .execute(Tuple.of(request.after(), request.upTo(), StandingRequest.LOOKED_AT))
        .map(rows -> rows.iterator().next())
        .map(row -> row.getLong(0) < StandingRequest.LOOKED_AT ? request.upTo() : row.getLong(1));
  }

  /**
   * Numbers what has no number yet, unless another reader is doing so, in a transaction of its own.
   *
   * @param connection in that transaction, in which nothing was done yet
   * @return the last position
   */
  public Uni<Long> number(SqlConnection connection) {
    return connection
        .query(ONE_AT_A_TIME)
        .execute()
        .map(rows -> rows.iterator().next().getBoolean(0))
        // A statement of its own: it must see what was committed before the lock was had.
        .flatMap(
            mine ->
                mine
                    ? connection.query(number).execute().replaceWithVoid()
                    : Uni.createFrom().voidItem())
        .chain(() -> connection.query(last).execute())
        .map(rows -> rows.iterator().next().getLong(0));
  }
}
