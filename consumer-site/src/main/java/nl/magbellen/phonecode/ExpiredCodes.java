package nl.magbellen.phonecode;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;

/** Deletes what is over. Every replica may do it at any time. */
@ApplicationScoped
class ExpiredCodes {

  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration BUDGETS_KEPT_FOR = Duration.ofDays(400);

  private final Pool pool;
  private final InstantSource time;
  private final Map<String, Duration> keptFor;

  ExpiredCodes(SiteConnections connections, InstantSource time, CodeSettings settings) {
    this.pool = connections.pool();
    this.time = time;
    this.keptFor =
        Map.of(
            "delete from active_code where expires_at <= $1", AT_ONCE,
            "delete from used_proof where expires_at <= $1", AT_ONCE,
            "delete from code_allowance where whole_at <= $1", AT_ONCE,
            "delete from code_request where expires_at <= $1", settings.keptFor(),
            "delete from code_budget where day < $1::timestamptz::date", BUDGETS_KEPT_FOR);
  }

  @Scheduled(
      every = "1m",
      delayed = "30s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> delete() {
    Instant now = time.instant();
    return Multi.createFrom()
        .iterable(keptFor.entrySet())
        .onItem()
        .transformToUniAndConcatenate(kept -> delete(kept.getKey(), now.minus(kept.getValue())))
        .collect()
        .last();
  }

  private Uni<Void> delete(String sql, Instant endedBefore) {
    return pool.preparedQuery(sql)
        .execute(Tuple.of(endedBefore.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }
}
