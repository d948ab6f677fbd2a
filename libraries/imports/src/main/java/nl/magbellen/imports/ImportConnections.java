package nl.magbellen.imports;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import nl.magbellen.service.database.StatementsOfAnyLength;

/** The connections of imports, so that no other request waits for one that an import holds. */
@Singleton
class ImportConnections {

  private final Pool pool;

  /**
   * @param service the service's own pool, which knows where the database is once it is made
   */
  ImportConnections(Pool service, StatementsOfAnyLength connections, ImportSettings settings) {
    service.size();
    this.pool = Pool.newInstance(connections.another("imports", settings.connections()));
  }

  Pool pool() {
    return pool;
  }

  @PreDestroy
  void close() {
    pool.closeAndForget();
  }
}
