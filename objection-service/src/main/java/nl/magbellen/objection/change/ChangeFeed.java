package nl.magbellen.objection.change;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.objection.Channel;
import nl.magbellen.objection.ObjectionEvent;
import nl.magbellen.objection.ObjectionLedger;
import nl.magbellen.service.api.Page;

/**
 * The changes of all objections, each once, in the order in which they were seen to be committed.
 *
 * <p>Writers at the same time commit in another order than that in which they began, so that no
 * number taken while writing is the order of commits: a reader that had passed it would never see
 * the change that was late. Therefore a change is numbered after its commit, by the first reader
 * that sees it; one reader at a time numbers, behind all that was numbered before. Changes of one
 * objection keep their order, since they wait for each other's commit before they are written.
 *
 * <p>Numbers begin no lower than the clock (microseconds): what is numbered after a restore lies
 * behind all that was numbered before it, and no reader has passed it.
 */
@ApplicationScoped
class ChangeFeed {

  // Any number that no other lock of this database has. Who finds it taken reads what is numbered
  // by now: to wait would hold a connection that those who register objections need.
  private static final String ONE_AT_A_TIME = "select pg_try_advisory_xact_lock(6011712)";

  private static final String NUMBER =
      """
      update objection_event e set position = n.position
      from (
        select number_key, objection, sequence,
          greatest((select max(position) from objection_event),
              (extract(epoch from clock_timestamp()) * 1000000)::bigint)
            + row_number() over (order by sequence) as position
        from objection_event
        where position is null
        order by sequence
        limit 10000) n
      where e.number_key = n.number_key and e.objection = n.objection and e.sequence = n.sequence
      """;

  private static final String LAST = "select coalesce(max(position), 0) from objection_event";

  private static final String READ =
      """
      select e.position, e.kind, e.happened_at, e.channel, e.recorded_at,
        o.id, o.advertiser, o.number_cipher
      from objection_event e join objection o on o.id = e.objection
      where e.position > $1 and e.position <= $2 and ($3::text[] is null or o.advertiser = any ($3))
      order by e.position
      limit $4
      """;

  private final Pool pool;
  private final NumberCipher cipher;

  ChangeFeed(Pool pool, NumberCipher cipher) {
    this.pool = pool;
    this.cipher = cipher;
  }

  /**
   * What changed after a position.
   *
   * @param advertisers against whom; null for all
   * @param most how many changes at most; the page's cursor is never null, and fewer mean that
   *     there are no more for now
   */
  Uni<Page<ObjectionChange>> after(long position, Collection<String> advertisers, int most) {
    return pool.withTransaction(ChangeFeed::number)
        .flatMap(last -> read(position, last, advertisers, most));
  }

  /** The last position. */
  private static Uni<Long> number(SqlConnection connection) {
    return connection
        .query(ONE_AT_A_TIME)
        .execute()
        .map(rows -> rows.iterator().next().getBoolean(0))
        // A statement of its own: it must see what was committed before the lock was had.
        .flatMap(
            mine ->
                mine
                    ? connection.query(NUMBER).execute().replaceWithVoid()
                    : Uni.createFrom().voidItem())
        .chain(() -> connection.query(LAST).execute())
        .map(rows -> rows.iterator().next().getLong(0));
  }

  private Uni<Page<ObjectionChange>> read(
      long position, long last, Collection<String> advertisers, int most) {
    String[] against = advertisers == null ? null : advertisers.toArray(String[]::new);
    return pool.preparedQuery(READ)
        .execute(Tuple.of(position, last, against, most))
        .map(rows -> page(rows, Math.max(position, last), most));
  }

  private Page<ObjectionChange> page(RowSet<Row> rows, long last, int most) {
    List<ObjectionChange> changes = new ArrayList<>();
    long end = last;
    for (Row row : rows) {
      changes.add(change(row));
      end = changes.size() == most ? row.getLong("position") : last;
    }
    return Page.ofFeed(changes, Long.toString(end));
  }

  private ObjectionChange change(Row row) {
    String channel = row.getString("channel");
    return new ObjectionChange(
        row.getUUID("id"),
        ObjectionEvent.Kind.valueOf(row.getString("kind")),
        cipher.decryptNumber(row.getBuffer("number_cipher").getBytes(), ObjectionLedger.PURPOSE),
        row.getString("advertiser"),
        row.getOffsetDateTime("happened_at").toInstant(),
        channel == null ? null : Channel.valueOf(channel),
        row.getOffsetDateTime("recorded_at").toInstant());
  }
}
