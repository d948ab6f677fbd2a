package nl.magbellen.objection.change;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
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
import nl.magbellen.service.change.CommitOrder;

/**
 * The changes of all objections, each once, in the order in which they were seen to be committed.
 * Changes of one objection keep their order, since their writers wait for each other's commit
 * before they write.
 */
@ApplicationScoped
class ChangeFeed {

  static final CommitOrder ORDER = new CommitOrder("objection_event", "number_key", "objection");

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
    return pool.withTransaction(ORDER::number)
        .flatMap(last -> read(position, last, advertisers, most));
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
