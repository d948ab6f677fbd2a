package nl.magbellen.consent.change;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/**
 * Tells that a consent's own end has come, once, by whichever replica looks first. One that had
 * ended when it was recorded never allowed a call: files of old consents tell no end.
 */
@Singleton
class ExpiredConsents {

  /** As in the statement. */
  private static final int MOST = 1000;

  /**
   * Whoever withdraws or disputes a consent holds its row: it is told with the next look, unless it
   * was withdrawn. A dispute may be lifted, an end not: a disputed consent's end is told too. How
   * many are taken is written out: by a parameter the planner would expect a tenth of the table,
   * and read it all.
   */
  private static final String TELL =
      """
      with ended as (
        update consent set end_told_until = valid_until
        where (number_key, id) in (
          select number_key, id from consent
          where valid_until <= $1 and valid_until > end_told_until
          order by valid_until limit 1000 for update skip locked)
        returning number_key, id, number_cipher, valid_until),
      told as (
        insert into change (kind, advertiser, number_cipher, evidence, happened_at)
        select 'CONSENT_EXPIRED', p.advertiser, e.number_cipher, 'consent:' || e.id, e.valid_until
        from ended e join consent_party p on p.number_key = e.number_key and p.consent = e.id
        where p.withdrawn_at is null
        order by e.valid_until, e.id, p.advertiser)
      select count(*) from ended
      """;

  private final Pool pool;
  private final InstantSource time;

  ExpiredConsents(Pool pool, InstantSource time) {
    this.pool = pool;
    this.time = time;
  }

  /** Tells what ended by now, part by part: very many consents may end on the same midnight. */
  @Scheduled(
      every = "${magbellen.changes.expired-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> tell() {
    Instant now = time.instant();
    return Multi.createBy()
        .repeating()
        .uni(() -> tellSome(now))
        .whilst(told -> told == MOST)
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Long> tellSome(Instant now) {
    return pool.preparedQuery(TELL)
        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next().getLong("count"));
  }
}
