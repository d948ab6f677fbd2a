package nl.magbellen.consent.lookup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Records uses of consents and requested calls: an event per decision and instant, and the earliest
 * use on the row of the party or of the requested call. A batch is one transaction that locks its
 * rows in the order of ids, so that batches do not block each other for good.
 */
@ApplicationScoped
class UseLedger {

  private static final String OF_CONSENTS =
      """
      with use as (
        select *
        from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[])
          as u(id, used_at, decision, advertiser)
      ), used as materialized (
        select number_key, id, advertiser as addressee from consent where id = any($1::uuid[]) order by id for update
      ), event as (
        insert into consent_event
          (number_key, consent, kind, happened_at, advertiser, decision, recorded_by)
        select used.number_key, used.id, 'USED', use.used_at, use.advertiser, use.decision, $5
        from use join used using (id)
        on conflict (number_key, consent, decision, happened_at) where kind = 'USED' do nothing
      )
      update consent_party p set first_used_at = least(p.first_used_at, earliest.used_at)
      from (
        select used.number_key, used.id, coalesce(use.advertiser, used.addressee) as advertiser,
          min(use.used_at) as used_at
        from use join used using (id) group by 1, 2, 3
      ) earliest
      where p.number_key = earliest.number_key and p.consent = earliest.id
        and p.advertiser = earliest.advertiser
      """;

  private static final String OF_REQUESTED_CALLS =
      """
      with use as (
        select *
        from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[])
          as u(id, used_at, decision, advertiser)
      ), used as materialized (
        select number_key, id from requested_call where id = any($1::uuid[]) order by id for update
      ), event as (
        insert into requested_call_event
          (number_key, requested_call, kind, happened_at, decision, recorded_by)
        select used.number_key, used.id, 'USED', use.used_at, use.decision, $5
        from use join used using (id)
        on conflict (number_key, requested_call, decision, happened_at) where kind = 'USED'
        do nothing
      )
      update requested_call r set used_at = least(r.used_at, earliest.used_at)
      from (
        select used.number_key, used.id, min(use.used_at) as used_at
        from use join used using (id) group by 1, 2
      ) earliest
      where r.number_key = earliest.number_key and r.id = earliest.id
      """;

  private final Pool pool;

  UseLedger(Pool pool) {
    this.pool = pool;
  }

  /** Records uses, all or none; what was recorded before is not written again. */
  Uni<Void> record(List<Use> uses, String recordedBy) {
    List<Use> ofConsents = uses.stream().filter(Use::ofConsent).toList();
    List<Use> ofCalls = uses.stream().filter(use -> !use.ofConsent()).toList();
    return pool.withTransaction(
        connection ->
            run(connection, OF_CONSENTS, ofConsents, recordedBy)
                .chain(() -> run(connection, OF_REQUESTED_CALLS, ofCalls, recordedBy)));
  }

  private static Uni<Void> run(
      SqlConnection connection, String statement, List<Use> uses, String recordedBy) {
    if (uses.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return connection
        .preparedQuery(statement)
        .execute(
            Tuple.of(
                uses.stream().map(Use::id).toArray(UUID[]::new),
                uses.stream()
                    .map(use -> use.usedAt().atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new),
                uses.stream().map(Use::decision).toArray(String[]::new),
                uses.stream().map(Use::advertiser).toArray(String[]::new),
                recordedBy))
        .replaceWithVoid();
  }
}
