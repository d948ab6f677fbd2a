package nl.magbellen.gateway.log;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import nl.magbellen.service.database.StatementsOfAnyLength;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The connections by which decisions are recorded, apart from those that read: who counts or lists
 * the log delays no decision. PostgreSQL ends what takes too long on them before the gateway gives
 * up.
 */
@Singleton
class LogConnections {

  private final Pool pool;

  /**
   * @param readers the service's own pool, which knows where the database is once it is made
   */
  LogConnections(
      Pool readers,
      StatementsOfAnyLength connections,
      @ConfigProperty(name = "magbellen.log.connections") int size,
      @ConfigProperty(name = "magbellen.log.deadline-in-database") Duration deadline) {
    readers.size();
    this.pool = Pool.newInstance(connections.withDeadline("decision-log", size, deadline));
  }

  Pool pool() {
    return pool;
  }

  @PreDestroy
  void close() {
    pool.closeAndForget();
  }
}
