package nl.magbellen.gateway.log;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps a year of monthly partitions ahead: without one, nothing is recorded and all is denied. */
@ApplicationScoped
class LogPartitions {

  private final Pool pool;

  LogPartitions(Pool pool) {
    this.pool = pool;
  }

  /** Often, so that one time at which the database cannot be reached does not matter. */
  @Scheduled(every = "1h", identity = "log-partitions")
  Uni<Void> keepAhead() {
    return pool.query("select keep_log_partitions(12)").execute().replaceWithVoid();
  }
}
