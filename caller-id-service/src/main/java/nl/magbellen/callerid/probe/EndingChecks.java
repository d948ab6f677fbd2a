package nl.magbellen.callerid.probe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import nl.magbellen.decision.CallbackTerm;
import nl.magbellen.rulebook.Rulebook;

/**
 * Counts the numbers that may be shown now and whose callback check grows too old soon, whoever
 * made it: {@code magbellen.callback.checks.ending}. It is not a number while that is not known.
 */
@Singleton
class EndingChecks {

  private static final String COUNT =
      """
      select count(*) as ending
      from caller_id c cross join lateral (
        select k.at, callback_passed(k) as passed from callback_check k
        where k.caller_id = c.id and k.at <= $1 order by k.at desc, k.id desc limit 1) k
      where c.proven_at <= $1 and (c.released_at is null or c.released_at > $1)
        and k.passed and k.at >= $2 and k.at < $3
      """;

  private final Pool pool;
  private final Rulebook rulebook;
  private final ProberSettings settings;
  private final InstantSource time;
  private final MeterRegistry meters;
  private final Gauge gauge;
  private volatile double ending = Double.NaN;

  EndingChecks(
      Pool pool,
      Rulebook rulebook,
      ProberSettings settings,
      InstantSource time,
      MeterRegistry meters) {
    this.pool = pool;
    this.rulebook = rulebook;
    this.settings = settings;
    this.time = time;
    this.meters = meters;
    this.gauge =
        Gauge.builder("magbellen.callback.checks.ending", () -> ending)
            .description("Caller ids whose callback check grows too old soon")
            .register(meters);
  }

  /** The registry may outlive this application. */
  @PreDestroy
  void close() {
    meters.remove(gauge);
  }

  /** Counts them; none where no rule asks for checks. */
  @Scheduled(
      every = "${magbellen.probes.ending-counted-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> count() {
    Instant now = time.instant();
    return CallbackTerm.in(rulebook.at(now))
        .map(term -> count(term, now))
        .orElse(Uni.createFrom().item(0L))
        .invoke(found -> ending = found)
        .onFailure()
        .invoke(() -> ending = Double.NaN)
        .replaceWithVoid();
  }

  private Uni<Long> count(CallbackTerm term, Instant now) {
    Instant soon = now.atZone(term.zone()).plus(settings.warnBefore()).toInstant();
    return pool.preparedQuery(COUNT)
        .execute(
            Tuple.of(
                now.atOffset(ZoneOffset.UTC),
                term.oldestAt(now).atOffset(ZoneOffset.UTC),
                term.oldestAt(soon).atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next().getLong("ending"));
  }
}
