package nl.magbellen.phonecode;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import nl.magbellen.service.database.StatementsOfAnyLength;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The connections by which the site keeps what it stores: codes, allowances, budgets. They are
 * apart from the service's own, so that a flood of visitors waits for these alone.
 */
@Singleton
public class SiteConnections {

  private final Pool pool;

  /**
   * @param service the service's own pool, which knows where the database is once it is made
   */
  SiteConnections(
      Pool service,
      StatementsOfAnyLength connections,
      @ConfigProperty(name = "magbellen.site.connections") int size) {
    service.size();
    this.pool = Pool.newInstance(connections.another("site", size));
  }

  /** The pool of them. */
  public Pool pool() {
    return pool;
  }

  @PreDestroy
  void close() {
    pool.closeAndForget();
  }
}
