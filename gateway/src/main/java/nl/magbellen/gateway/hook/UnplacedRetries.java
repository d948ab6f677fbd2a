package nl.magbellen.gateway.hook;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Tries again what could not be placed, and tells how much waits. */
@ApplicationScoped
class UnplacedRetries {

  private static final Logger LOG = Logger.getLogger(UnplacedRetries.class);
  private static final int AT_A_TIME = 20;

  /** No other replica tries the same meanwhile. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final UnplacedLedger ledger;
  private final HookReports reports;
  private final HookMetrics metrics;
  private final AtomicBoolean isLooking = new AtomicBoolean();

  UnplacedRetries(UnplacedLedger ledger, HookReports reports, HookMetrics metrics) {
    this.ledger = ledger;
    this.reports = reports;
    this.metrics = metrics;
  }

  /** One after the other, so that questions keep their connections. */
  @Scheduled(every = "${magbellen.hooks.look-every}", identity = "unplaced-reports")
  Uni<Void> look() {
    return isLooking.compareAndSet(false, true)
        ? ledger
            .due(AT_A_TIME, LEASE)
            .flatMap(this::tryAgain)
            .chain(ledger::waiting)
            .onFailure()
            .invoke(() -> metrics.waiting(Double.NaN))
            .invoke(metrics::waiting)
            .onTermination()
            .invoke(() -> isLooking.set(false))
            .replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> tryAgain(List<KeptReport> due) {
    return Multi.createFrom()
        .iterable(due)
        .onItem()
        .transformToUniAndConcatenate(
            kept ->
                reports
                    .tryAgain(kept)
                    .onFailure()
                    .invoke(
                        failure ->
                            LOG.warnf("report not tried again id=%s cause=%s", kept.id(), failure))
                    .onFailure()
                    .recoverWithNull())
        .collect()
        .last()
        .replaceWithVoid();
  }

  @Scheduled(every = "1h", delayed = "4m", identity = "forgotten-unplaced-reports")
  Uni<Void> forget() {
    return ledger.forget();
  }
}
