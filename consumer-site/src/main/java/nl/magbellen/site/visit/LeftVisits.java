package nl.magbellen.site.visit;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import nl.magbellen.phonecode.SiteConnections;

/**
 * Visitors who left: their cookies are worth nothing from then on, wherever a copy of them is. Kept
 * as long as a session could have lived, in the database, so that every replica knows.
 */
@ApplicationScoped
class LeftVisits {

  private static final String LEAVE =
      "insert into left_visit (visitor, expires_at) values ($1, $2) on conflict do nothing";
  private static final String HAS_LEFT = "select 1 from left_visit where visitor = $1";
  private static final String FORGET = "delete from left_visit where expires_at <= $1";

  private final Pool pool;
  private final InstantSource time;

  LeftVisits(SiteConnections connections, InstantSource time) {
    this.pool = connections.pool();
    this.time = time;
  }

  /** The visitor leaves now. */
  Uni<Void> leave(UUID visitor) {
    Instant until = time.instant().plus(Session.LONGEST);
    return pool.preparedQuery(LEAVE)
        .execute(Tuple.of(visitor, until.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  /** Whether the visitor has left; fails when that cannot be known. */
  Uni<Boolean> hasLeft(UUID visitor) {
    return pool.preparedQuery(HAS_LEFT).execute(Tuple.of(visitor)).map(rows -> rows.size() > 0);
  }

  @Scheduled(
      every = "1m",
      delayed = "40s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    return pool.preparedQuery(FORGET)
        .execute(Tuple.of(time.instant().atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }
}
