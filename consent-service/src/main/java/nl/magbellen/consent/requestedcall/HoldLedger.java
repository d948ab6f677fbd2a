package nl.magbellen.consent.requestedcall;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import nl.magbellen.consent.requestedcall.Hold.Held;

/**
 * Keeps by which permit each requested call is held. The database settles who gets it: one
 * statement, which locks its rows in the order of ids.
 */
@ApplicationScoped
class HoldLedger {

  /** Of several that ask for the same call at once the first one gets it. */
  private static final String HOLD =
      """
      with asked as (
        select *
        from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[])
          with ordinality as a(id, decision, since, until, place)
      ), held as materialized (
        select number_key, id, pending_decision, pending_until, used_at
        from requested_call where id = any($1::uuid[]) order by id for update
      ), first as (
        select distinct on (held.id) held.number_key, held.id, asked.decision, asked.until
        from asked join held using (id)
        where held.used_at is null
          and (held.pending_until is null or held.pending_until <= asked.since)
        order by held.id, asked.place
      ), granted as (
        update requested_call r set pending_decision = first.decision, pending_until = first.until
        from first
        where r.number_key = first.number_key and r.id = first.id
        returning r.id, r.pending_decision, r.pending_until
      )
      select coalesce(granted.pending_decision, held.pending_decision) as decision,
        coalesce(granted.pending_until, held.pending_until) as until, held.used_at
      from asked left join held using (id) left join granted using (id)
      order by asked.place
      """;

  private static final String END =
      """
      with ended as (
        select * from unnest($1::uuid[], $2::uuid[]) as e(id, decision)
      ), held as materialized (
        select number_key, id from requested_call where id = any($1::uuid[]) order by id for update
      )
      update requested_call r set pending_decision = null, pending_until = null
      from held join ended using (id)
      where r.number_key = held.number_key and r.id = held.id
        and r.pending_decision = ended.decision
      """;

  private final Pool pool;

  HoldLedger(Pool pool) {
    this.pool = pool;
  }

  /** Lets each hold its call, if no other does; returns who holds it then, in the same order. */
  Uni<List<Held>> hold(List<Hold> holds) {
    return pool.preparedQuery(HOLD)
        .execute(
            Tuple.of(
                holds.stream().map(hold -> Hold.idIn(hold.evidence())).toArray(UUID[]::new),
                holds.stream().map(Hold::decision).toArray(UUID[]::new),
                holds.stream().map(hold -> utc(hold.from())).toArray(OffsetDateTime[]::new),
                holds.stream().map(hold -> utc(hold.until())).toArray(OffsetDateTime[]::new)))
        .map(
            rows -> StreamSupport.stream(rows.spliterator(), false).map(HoldLedger::held).toList());
  }

  /** Lets go of the calls that these decisions hold; of others' nothing changes. */
  Uni<Void> end(List<Hold.End> ends) {
    return pool.preparedQuery(END)
        .execute(
            Tuple.of(
                ends.stream().map(end -> Hold.idIn(end.evidence())).toArray(UUID[]::new),
                ends.stream().map(Hold.End::decision).toArray(UUID[]::new)))
        .replaceWithVoid();
  }

  private static Held held(Row row) {
    return new Held(
        row.getUUID("decision"),
        instant(row.getOffsetDateTime("until")),
        instant(row.getOffsetDateTime("used_at")));
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
