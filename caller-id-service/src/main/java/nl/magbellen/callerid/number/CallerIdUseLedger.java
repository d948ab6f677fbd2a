package nl.magbellen.callerid.number;

import static java.util.stream.Collectors.toCollection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Keeps the latest day on which consumers were called from each registered number. */
@ApplicationScoped
class CallerIdUseLedger {

  /**
   * Locks in the order of the ids, so that two batches never wait for one another. The lock is the
   * one that a release takes: who comes second sees what the first one wrote.
   */
  private static final String MARK =
      """
      with used as (
        select id, max(used_on) as used_on
        from unnest($1::uuid[], $2::date[]) as u(id, used_on) group by id),
      kept as (
        select c.id, used.used_on from caller_id c join used on used.id = c.id
        where c.released_at is null
        order by c.id for no key update of c),
      gone as (
        select id from used where id not in (select id from kept)),
      marked as (
        update caller_id c set last_used_on = kept.used_on
        from kept where c.id = kept.id and not exists (select from gone)
          and (c.last_used_on is null or c.last_used_on < kept.used_on))
      select id from gone order by id
      """;

  private final Pool pool;

  CallerIdUseLedger(Pool pool) {
    this.pool = pool;
  }

  /**
   * Keeps a batch of uses, or nothing of it when a registration of it is released or unknown.
   *
   * @return the ids of those, in their order; empty when the batch was kept
   */
  Uni<Set<UUID>> keep(List<CallerIdUse> uses) {
    return pool.preparedQuery(MARK)
        .execute(
            Tuple.of(
                uses.stream().map(CallerIdUse::callerId).toArray(UUID[]::new),
                uses.stream().map(CallerIdUse::usedOn).toArray(LocalDate[]::new)))
        .map(CallerIdUseLedger::ids);
  }

  private static Set<UUID> ids(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getUUID("id"))
        .collect(toCollection(LinkedHashSet::new));
  }
}
