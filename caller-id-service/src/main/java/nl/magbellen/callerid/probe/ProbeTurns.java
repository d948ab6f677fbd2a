package nl.magbellen.callerid.probe;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberKind;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.rulebook.RuleId;
import nl.magbellen.rulebook.RuleParameter;
import nl.magbellen.rulebook.Rulebook;

/**
 * Whose turn it is to be called. A call is counted before it is made: what dies in between has
 * spent it. Replicas wait for each other at the row of the day.
 */
@Singleton
class ProbeTurns {

  private static final String CLOCK = "select clock_timestamp() as now";

  /** Who made these calls is gone, and did not say what came of them. */
  private static final String FORGET =
      "update probe set answer = 'FAILED', ended_at = $1 where answer is null and until <= $1";

  private static final String BEGIN_DAY =
      "insert into probe_day (day) values ($1) on conflict do nothing";

  private static final String LOCK_DAY = "select calls from probe_day where day = $1 for update";

  private static final String UNDER_WAY = "select id from probe where answer is null";

  private static final String DUE =
      """
      select r.number
      from (
        select distinct number from caller_id
        where proven_at <= $1 and registered_from <= $1 and (released_at is null or released_at > $1)
          and number <> $2) r
        left join probed_number p on p.number = r.number
      where (p.next_at is null or p.next_at <= $1)
        and (select count(*) from probe b where b.number = r.number and b.day = $3) < $4
      order by p.next_at nulls first, r.number
      limit 1000
      """;

  private static final String BEGIN =
      """
      with counted as (update probe_day set calls = calls + 1 where day = $3),
        planned as (
          insert into probed_number (number, next_at) values ($2, $6)
          on conflict (number) do update set next_at = excluded.next_at)
      insert into probe (id, number, day, begun_at, until) values ($1, $2, $3, $4, $5)
      """;

  /** Beside the call itself: until its end is on record. */
  private static final Duration TO_RECORD = Duration.ofMinutes(1);

  private final Pool pool;
  private final Rulebook rulebook;
  private final ProberSettings settings;

  ProbeTurns(Pool pool, Rulebook rulebook, ProberSettings settings) {
    this.pool = pool;
    this.rulebook = rulebook;
    this.settings = settings;
  }

  /** How far the database's clock is from that instant. */
  Uni<Duration> clocksDiffer(Instant now) {
    return pool.query(CLOCK)
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime("now").toInstant())
        .map(there -> Duration.between(now, there).abs());
  }

  /** Begins the next call, if a number is due and the day's budget is not spent; else null. */
  Uni<Probe> next(Instant now, LocalDate day) {
    return pool.preparedQuery(FORGET)
        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
        .chain(() -> pool.preparedQuery(BEGIN_DAY).execute(Tuple.of(day)))
        .chain(() -> pool.withTransaction(database -> next(now, day, database)));
  }

  private Uni<Probe> next(Instant now, LocalDate day, SqlConnection database) {
    return isFree(day, database)
        .flatMap(
            free ->
                free
                    ? due(now, day, database)
                    : Uni.createFrom().item(Optional.<TelephoneNumber>empty()))
        .flatMap(
            due ->
                due.isPresent()
                    ? begin(due.get(), now, day, database)
                    : Uni.createFrom().nullItem());
  }

  private Uni<Boolean> isFree(LocalDate day, SqlConnection database) {
    return database
        .preparedQuery(LOCK_DAY)
        .execute(Tuple.of(day))
        .map(rows -> rows.iterator().next().getInteger("calls") < settings.dailyBudget())
        .flatMap(
            budgeted ->
                database.query(UNDER_WAY).execute().map(rows -> budgeted && rows.size() == 0));
  }

  private Uni<Optional<TelephoneNumber>> due(Instant now, LocalDate day, SqlConnection database) {
    Set<NumberKind> callable =
        rulebook
            .at(now)
            .find(RuleId.CALLER_ID_RANGE)
            .map(rule -> Set.copyOf(rule.value(RuleParameter.KINDS)))
            .orElse(Set.of());
    return database
        .preparedQuery(DUE)
        .execute(
            Tuple.of(
                now.atOffset(ZoneOffset.UTC),
                settings.sip().from().orElse(""),
                day,
                settings.dailyPerNumber()))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> TelephoneNumber.parse(row.getString("number")))
                    .filter(number -> callable.contains(number.kind()))
                    .findFirst());
  }

  private Uni<Probe> begin(
      TelephoneNumber number, Instant now, LocalDate day, SqlConnection database) {
    Probe probe = new Probe(Ids.next(), number, now);
    return database
        .preparedQuery(BEGIN)
        .execute(
            Tuple.of(
                probe.id(),
                number.e164(),
                day,
                now.atOffset(ZoneOffset.UTC),
                now.plus(settings.longestCall()).plus(TO_RECORD).atOffset(ZoneOffset.UTC),
                now.plus(settings.againAfter()).atOffset(ZoneOffset.UTC)))
        .replaceWith(probe);
  }
}
