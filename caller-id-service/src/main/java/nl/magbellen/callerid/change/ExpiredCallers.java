package nl.magbellen.callerid.change;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import nl.magbellen.decision.CallbackTerm;
import nl.magbellen.rulebook.Rulebook;

/**
 * Tells what ends by time alone: the last callback check of a number, when it grows too old, and a
 * mandate whose end was known before. Each is told once, by whichever replica looks first.
 */
@Singleton
class ExpiredCallers {

  private static final int MOST = 1000;

  /**
   * Whoever records a check of a number waits for the row that is taken here, so that no newer
   * check comes between this statement and the next.
   */
  private static final String TAKE_CHECKS =
      """
      update caller_id c set expired_check = t.checked
      from (
        select o.id, k.id as checked, k.at
        from caller_id o cross join lateral (
          select k.id, k.at, callback_passed(k) as passed from callback_check k
          where k.caller_id = o.id and k.at <= $2 order by k.at desc, k.id desc limit 1) k
        where o.proven_at is not null and o.released_at is null and k.at < $1
          and o.expired_check is distinct from k.id
          and k.passed
        order by o.id limit $3 for update of o skip locked) t
      where c.id = t.id
      returning c.id, t.checked, t.at
      """;

  private static final String TELL_CHECKS =
      """
      insert into change (kind, advertiser, agency, caller_id, evidence, happened_at)
      select 'CALLBACK_EXPIRED', c.advertiser, c.agency, c.number, 'callback-check:' || e.checked, e.ended_at
      from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[]) as e(id, checked, at, ended_at)
        join caller_id c on c.id = e.id
      where not exists (select from callback_check n where n.caller_id = e.id and n.at > e.at)
      """;

  /** An end that was set when it had come was told then. */
  private static final String TELL_MANDATES =
      """
      with ended as (
        update mandate set expiry_told = valid_to
        where id in (
          select id from mandate where valid_to <= $1 and expiry_told is distinct from valid_to
          order by valid_to limit $2 for update skip locked)
        returning id, advertiser, agency, valid_to)
      insert into change (kind, advertiser, agency, evidence, happened_at)
      select 'MANDATE_EXPIRED', m.advertiser, m.agency, 'mandate:' || m.id, m.valid_to
      from ended m
      where not exists (
        select from mandate_event e
        where e.mandate = m.id and e.kind = 'ENDED' and e.recorded_at >= m.valid_to)
      """;

  private final Pool pool;
  private final Rulebook rulebook;
  private final InstantSource time;

  ExpiredCallers(Pool pool, Rulebook rulebook, InstantSource time) {
    this.pool = pool;
    this.rulebook = rulebook;
    this.time = time;
  }

  /** Tells what ended by now; what is left after so many comes with the next look. */
  @Scheduled(
      every = "${magbellen.changes.expired-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> tell() {
    Instant now = time.instant();
    return pool.preparedQuery(TELL_MANDATES)
        .execute(Tuple.of(utc(now), MOST))
        .chain(
            () ->
                CallbackTerm.in(rulebook.at(now))
                    .map(term -> pool.withTransaction(database -> tell(term, now, database)))
                    .orElse(Uni.createFrom().voidItem()));
  }

  private static Uni<Void> tell(CallbackTerm term, Instant now, SqlConnection database) {
    return database
        .preparedQuery(TAKE_CHECKS)
        .execute(Tuple.of(utc(term.oldestAt(now)), utc(now), MOST))
        .flatMap(
            taken ->
                taken.size() == 0
                    ? Uni.createFrom().voidItem()
                    : database
                        .preparedQuery(TELL_CHECKS)
                        .execute(ended(taken, term))
                        .replaceWithVoid());
  }

  private static Tuple ended(RowSet<Row> taken, CallbackTerm term) {
    List<Row> rows = StreamSupport.stream(taken.spliterator(), false).toList();
    OffsetDateTime[] made =
        rows.stream().map(row -> row.getOffsetDateTime("at")).toArray(OffsetDateTime[]::new);
    OffsetDateTime[] ends =
        rows.stream()
            .map(row -> utc(term.end(row.getOffsetDateTime("at").toInstant())))
            .toArray(OffsetDateTime[]::new);
    return Tuple.of(ids(rows, "id"), ids(rows, "checked"), made, ends);
  }

  private static UUID[] ids(List<Row> rows, String column) {
    return rows.stream().map(row -> row.getUUID(column)).toArray(UUID[]::new);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
