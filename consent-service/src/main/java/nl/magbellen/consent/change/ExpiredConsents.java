package nl.magbellen.consent.change;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Tells that a consent's own end has come, once. One that had ended when it was recorded never
 * allowed a call: files of old consents tell no end.
 */
@Singleton
class ExpiredConsents implements Endings {

  /**
   * Whoever withdraws or disputes a consent holds its row: it is told with the next look, unless it
   * was withdrawn.
   */
  private static final String TAKE =
      """
      update consent set end_told_until = valid_until
      where (number_key, id) in (
        select number_key, id from consent
        where valid_until <= $1 and valid_until > end_told_until
        order by valid_until limit 1000 for update skip locked)
      returning number_key, id
      """;

  /**
   * A statement of its own: it sees every withdrawal that was committed before the row was taken,
   * and none comes between. A dispute may be lifted, an end not: a disputed consent's end is told
   * too.
   */
  private static final String TELL =
      """
      insert into change (kind, advertiser, number_cipher, evidence, happened_at)
      select 'CONSENT_EXPIRED', p.advertiser, c.number_cipher, 'consent:' || c.id, c.valid_until
      from unnest($1::uuid[], $2::uuid[]) as e(number_key, id)
        join consent c on c.number_key = e.number_key and c.id = e.id
        join consent_party p on p.number_key = c.number_key and p.consent = c.id
      where p.withdrawn_at is null
      order by c.valid_until, c.id, p.advertiser
      """;

  private final Pool pool;

  ExpiredConsents(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Void> tell(Instant now) {
    return Endings.inParts(() -> pool.withTransaction(database -> tellSome(now, database)));
  }

  private static Uni<Integer> tellSome(Instant now, SqlConnection database) {
    return database
        .preparedQuery(TAKE)
        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
        .call(taken -> database.preparedQuery(TELL).execute(keys(taken)))
        .map(RowSet::size);
  }

  private static Tuple keys(RowSet<Row> taken) {
    List<Row> rows = StreamSupport.stream(taken.spliterator(), false).toList();
    return Tuple.of(
        rows.stream().map(row -> row.getUUID("number_key")).toArray(UUID[]::new),
        rows.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new));
  }
}
