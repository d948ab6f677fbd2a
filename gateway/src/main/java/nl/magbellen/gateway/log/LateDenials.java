package nl.magbellen.gateway.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Denials that were answered because recording was late, until they are on record. They take the
 * place of decisions that were recorded under their ids after all, and that nobody was given.
 */
@ApplicationScoped
class LateDenials {

  /** It waits for a transaction that is still recording one of them, and then has the last word. */
  private static final String RECORD =
      LogRows.INSERT
          + """
          on conflict (callee_key, decided_at, id) do update
            set verdict = excluded.verdict, reason_codes = excluded.reason_codes,
                page = excluded.page, place = excluded.place
          """;

  private static final Logger LOG = Logger.getLogger(LateDenials.class);

  private static final class Batch {
    private final Tuple rows;
    private final int size;

    Batch(Tuple rows, int size) {
      this.rows = rows;
      this.size = size;
    }
  }

  private final LogConnections connections;
  private final Duration deadline;
  private final int most;
  private final Queue<Batch> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger denials = new AtomicInteger();
  private final AtomicBoolean underWay = new AtomicBoolean();

  LateDenials(
      LogConnections connections,
      MeterRegistry meters,
      @ConfigProperty(name = "magbellen.log.deadline") Duration deadline,
      @ConfigProperty(name = "magbellen.log.most-late") int most) {
    this.connections = connections;
    this.deadline = deadline;
    this.most = most;
    Gauge.builder("magbellen.log.late", denials, AtomicInteger::get).register(meters);
  }

  /** Whether so many wait that nothing more may be sent to the log. */
  boolean isFull() {
    return denials.get() >= most;
  }

  /**
   * Records these, now or later. What was not even sent to the log is dropped while too many wait:
   * under its ids there is no record at all.
   */
  void add(Tuple rows, int size) {
    if (denials.get() >= 2 * most) {
      LOG.errorf("late denials not recorded, too many wait denials=%d", size);
      return;
    }
    denials.addAndGet(size);
    waiting.add(new Batch(rows, size));
    recordWaiting().subscribe().with(_ -> {});
  }

  @Scheduled(every = "1s", identity = "late-denials")
  Uni<Void> recordWaiting() {
    return waiting.isEmpty() || !underWay.compareAndSet(false, true)
        ? Uni.createFrom().voidItem()
        : Uni.createFrom()
            .deferred(this::recordNext)
            .onTermination()
            .invoke(() -> underWay.set(false))
            .onFailure()
            .recoverWithItem(LateDenials::notYet);
  }

  /** A copy that ends in good order leaves none behind that the database takes. */
  void recordLast(@Observes ShutdownEvent event) {
    try {
      recordWaiting().await().atMost(deadline.multipliedBy(2));
    } catch (RuntimeException e) {
      LOG.warnf("late denials not recorded at the end cause=%s", e);
    }
    if (!waiting.isEmpty()) {
      LOG.errorf("late denials are lost denials=%d", denials.get());
    }
  }

  /** One that cannot be recorded lets the others go first, the next time. */
  private Uni<Void> recordNext() {
    Batch batch = waiting.poll();
    return batch == null
        ? Uni.createFrom().voidItem()
        : Uni.createFrom()
            .deferred(() -> record(batch))
            .onFailure()
            .invoke(_ -> waiting.add(batch))
            .invoke(() -> denials.addAndGet(-batch.size))
            .chain(this::recordNext);
  }

  private Uni<Void> record(Batch batch) {
    return connections
        .pool()
        .preparedQuery(RECORD)
        .execute(batch.rows)
        .ifNoItem()
        .after(deadline)
        .fail()
        .replaceWithVoid();
  }

  private static Void notYet(Throwable failure) {
    LOG.warnf("late denials not recorded yet cause=%s", failure);
    return null;
  }
}
