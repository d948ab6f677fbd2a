package nl.magbellen.consent.proofrequest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import nl.magbellen.number.DutchTime;

/**
 * Shows as the metric {@code magbellen.proof.requests.overdue} how many consumers should have had
 * their proof by now. It is not a number while it could not be counted.
 */
@Singleton
class OverdueProofRequests {

  private static final String COUNT =
      "select count(*) from proof_request where delivered_at is null and due_on < $1";

  private final Pool pool;
  private final InstantSource time;
  private volatile double overdue = Double.NaN;

  OverdueProofRequests(Pool pool, MeterRegistry meters, InstantSource time) {
    this.pool = pool;
    Gauge.builder("magbellen.proof.requests.overdue", () -> overdue)
        .description("Consumers' requests for proof that are open after the day they were due")
        .register(meters);
    this.time = time;
  }

  /** Counts them again. */
  @Scheduled(every = "${magbellen.proof-request.counted-every:60s}")
  Uni<Void> count() {
    return pool.preparedQuery(COUNT)
        .execute(Tuple.of(DutchTime.dateOf(time.instant())))
        .invoke(rows -> overdue = rows.iterator().next().getLong(0))
        .onFailure()
        .invoke(() -> overdue = Double.NaN)
        .replaceWithVoid();
  }
}
