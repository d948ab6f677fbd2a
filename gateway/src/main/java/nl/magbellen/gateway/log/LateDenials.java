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
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Denials that were answered because recording was late, until they are on record. They take the
 * place of decisions that were recorded under their ids after all, and that were not given to any
 * client.
 */
@ApplicationScoped
class LateDenials {

  /** It waits for a transaction that is still recording one of them, and then replaces it. */
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
    private final List<UUID> ids;

    Batch(Tuple rows, List<UUID> ids) {
      this.rows = rows;
      this.ids = ids;
    }
  }

  private final LogConnections connections;
  private final OpenDenials open;
  private final Duration deadline;
  private final int most;
  private final Queue<Batch> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger denials = new AtomicInteger();
  private final AtomicBoolean underWay = new AtomicBoolean();

  LateDenials(
      LogConnections connections,
      OpenDenials open,
      MeterRegistry meters,
      @ConfigProperty(name = "magbellen.log.deadline") Duration deadline,
      @ConfigProperty(name = "magbellen.log.most-late") int most) {
    this.connections = connections;
    this.open = open;
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
  void add(Tuple rows, List<UUID> ids) {
    if (denials.get() >= 2 * most) {
      LOG.errorf("late denials not recorded, too many wait denials=%d", ids.size());
      return;
    }
    denials.addAndGet(ids.size());
    open.add(ids);
    waiting.add(new Batch(rows, ids));
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

  /** A replica that stops in order leaves none unrecorded that the database takes. */
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
            .invoke(() -> recorded(batch))
            .chain(this::recordNext);
  }

  private void recorded(Batch batch) {
    denials.addAndGet(-batch.ids.size());
    open.recorded(batch.ids);
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
