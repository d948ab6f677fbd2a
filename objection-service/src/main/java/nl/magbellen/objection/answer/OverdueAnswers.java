package nl.magbellen.objection.answer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import nl.magbellen.number.DutchTime;

/**
 * Shows as the metrics {@code magbellen.complaints.overdue} and {@code
 * magbellen.privacy.requests.overdue} how many consumers should have had an answer by now. They are
 * not numbers while that could not be counted.
 */
@Singleton
class OverdueAnswers {

  private static final String COUNT =
      """
      select
        (select count(*) from complaint where answered_at is null and due_on < $1) as complaints,
        (select count(*) from privacy_request where answered_at is null and due_on < $1) as requests
      """;

  private final Pool pool;
  private final InstantSource time;
  private final MeterRegistry meters;
  private final List<Meter> gauges;
  private volatile double complaints = Double.NaN;
  private volatile double requests = Double.NaN;

  OverdueAnswers(Pool pool, MeterRegistry meters, InstantSource time) {
    this.pool = pool;
    this.time = time;
    this.meters = meters;
    this.gauges =
        List.of(
            Gauge.builder("magbellen.complaints.overdue", () -> complaints)
                .description("Complaints that are open after the day they were due")
                .register(meters),
            Gauge.builder("magbellen.privacy.requests.overdue", () -> requests)
                .description("Requests about data that are open after the day they were due")
                .register(meters));
  }

  /** The registry may outlive this application. */
  @PreDestroy
  void close() {
    gauges.forEach(meters::remove);
  }

  /** Counts them again. */
  @Scheduled(
      every = "${magbellen.answers.counted-every:60s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> count() {
    return pool.preparedQuery(COUNT)
        .execute(Tuple.of(DutchTime.dateOf(time.instant())))
        .invoke(
            rows -> {
              var row = rows.iterator().next();
              complaints = row.getLong("complaints");
              requests = row.getLong("requests");
            })
        .onFailure()
        .invoke(
            () -> {
              complaints = Double.NaN;
              requests = Double.NaN;
            })
        .replaceWithVoid();
  }
}
