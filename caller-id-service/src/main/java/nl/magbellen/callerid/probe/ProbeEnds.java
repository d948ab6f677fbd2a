package nl.magbellen.callerid.probe;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.Ids;

/** Records what came of a call, and the callback checks that it makes, in one transaction. */
@Singleton
class ProbeEnds {

  private static final String RECORDED_BY = "prober";

  private static final String END =
      """
      update probe set answer = $2, status = $3, ended_at = $4
      where id = $1 and answer is null
      """;

  private static final String COUNT =
      "select unanswered from probed_number where number = $1 for update";

  private static final String PLAN =
      "update probed_number set unanswered = $2, next_at = $3 where number = $1";

  /**
   * The registrations of the number that hold at the instant of the call: whether a person said
   * lately what no call of ours can hear, and whether the last check passed. Each is locked, as
   * whoever records a check does.
   */
  private static final String REGISTERED =
      """
      select c.id,
        coalesce((
          select k.at >= $3 and k.identifies_advertiser and k.ordinary_tariff
          from callback_check k
          where k.caller_id = c.id and k.probe is null and k.result = 'ANSWERED' and k.at <= $2
          order by k.at desc, k.id desc limit 1), false) as vouched,
        (select callback_passed(k) from callback_check k
          where k.caller_id = c.id and k.at <= $2
          order by k.at desc, k.id desc limit 1) as passed
      from caller_id c
      where c.number = $1 and c.proven_at <= $2 and c.registered_from <= $2
        and (c.released_at is null or c.released_at > $2)
      order by c.id for update of c
      """;

  private static final String CHECK =
      """
      insert into callback_check (id, caller_id, at, result, identifies_advertiser, ordinary_tariff,
        recorded_by, recorded_at, probe)
      select t.id, t.caller_id, $3, $4, $5, $5, $6, $7, $8
      from unnest($1::uuid[], $2::uuid[]) as t(id, caller_id)
      """;

  private final Pool pool;
  private final ProbeSchedule schedule;
  private final ProberSettings settings;

  ProbeEnds(Pool pool, ProbeSchedule schedule, ProberSettings settings) {
    this.pool = pool;
    this.schedule = schedule;
    this.settings = settings;
  }

  /** Records it. A call that was given up as lost before stays so. */
  Uni<Void> end(Probe probe, Seen seen, Instant now) {
    return pool.withTransaction(
        database ->
            database
                .preparedQuery(END)
                .execute(Tuple.of(probe.id(), seen.answer().name(), seen.status(), utc(now)))
                .flatMap(
                    ended ->
                        ended.rowCount() == 0
                            ? Uni.createFrom().voidItem()
                            : follow(probe, seen, now, database)));
  }

  private Uni<Void> follow(Probe probe, Seen seen, Instant now, SqlConnection database) {
    return database
        .preparedQuery(COUNT)
        .execute(Tuple.of(probe.number().e164()))
        .map(rows -> rows.iterator().next().getInteger("unanswered"))
        .map(before -> ProbeSchedule.unanswered(seen.answer(), before))
        .call(unanswered -> plan(probe, seen, unanswered, database))
        .flatMap(unanswered -> check(probe, seen, unanswered, now, database));
  }

  private Uni<RowSet<Row>> plan(Probe probe, Seen seen, int unanswered, SqlConnection database) {
    Instant next = schedule.next(seen.answer(), unanswered, probe.begunAt());
    return database
        .preparedQuery(PLAN)
        .execute(Tuple.of(probe.number().e164(), unanswered, utc(next)));
  }

  /**
   * An answer passes for the registrations of which a person said the rest. Calls without an answer
   * fail for those that do not fail already. Nothing learnt leaves the check that is there, which
   * grows old.
   */
  private Uni<Void> check(
      Probe probe, Seen seen, int unanswered, Instant now, SqlConnection database) {
    return switch (seen.answer()) {
      case FAILED -> Uni.createFrom().voidItem();
      case ANSWERED -> check(probe, seen, row -> row.getBoolean("vouched"), now, database);
      case BUSY, NO_ANSWER, NOT_IN_SERVICE ->
          schedule.hasFailed(unanswered)
              ? check(probe, seen, row -> !isFalse(row.getBoolean("passed")), now, database)
              : Uni.createFrom().voidItem();
    };
  }

  private static boolean isFalse(Boolean passed) {
    return passed != null && !passed;
  }

  private Uni<Void> check(
      Probe probe, Seen seen, Predicate<Row> which, Instant now, SqlConnection database) {
    return database
        .preparedQuery(REGISTERED)
        .execute(Tuple.of(probe.number().e164(), utc(probe.begunAt()), utc(statementsSince(probe))))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).filter(which))
        .map(rows -> rows.map(row -> row.getUUID("id")).toArray(UUID[]::new))
        .flatMap(registrations -> check(registrations, probe, seen, now, database))
        .replaceWithVoid();
  }

  private Uni<RowSet<Row>> check(
      UUID[] registrations, Probe probe, Seen seen, Instant now, SqlConnection database) {
    boolean answered = seen.answer() == ProbeAnswer.ANSWERED;
    UUID[] ids = Stream.generate(Ids::next).limit(registrations.length).toArray(UUID[]::new);
    return database
        .preparedQuery(CHECK)
        .execute(
            Tuple.from(
                new Object[] {
                  ids,
                  registrations,
                  utc(probe.begunAt()),
                  seen.answer().name(),
                  answered,
                  RECORDED_BY,
                  utc(now),
                  probe.id()
                }));
  }

  private Instant statementsSince(Probe probe) {
    return probe.begunAt().atZone(DutchTime.ZONE).minus(settings.statementGoodFor()).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
