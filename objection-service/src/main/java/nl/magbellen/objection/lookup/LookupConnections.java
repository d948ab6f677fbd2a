package nl.magbellen.objection.lookup;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import nl.magbellen.service.database.StatementsOfAnyLength;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The connections of look-ups alone. Every decision needs them, so nothing else takes one: neither
 * who registers objections nor visitors of the consumers' site that read theirs.
 */
@Singleton
class LookupConnections {

  private final Pool pool;

  /**
   * @param service the service's own pool, which knows where the database is once it is made
   */
  LookupConnections(
      Pool service,
      StatementsOfAnyLength connections,
      @ConfigProperty(name = "magbellen.look-ups.connections") int size) {
    service.size();
    this.pool = Pool.newInstance(connections.another("look-ups", size));
  }

  Pool pool() {
    return pool;
  }

  @PreDestroy
  void close() {
    pool.closeAndForget();
  }
}
