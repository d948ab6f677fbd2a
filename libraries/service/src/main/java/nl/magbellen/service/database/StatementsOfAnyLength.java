package nl.magbellen.service.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a connection's prepared statements however long their text is. The client's own bound of
 * two thousand characters leaves the look-ups out, and PostgreSQL then parses and plans them for
 * every batch, which takes far longer than running them. And nobody waits for ever for a database
 * that does not answer: see {@link ConnectionLimits}.
 */
@Singleton
public class StatementsOfAnyLength implements PgPoolCreator {

  private final ConnectionLimits limits;
  private volatile Input connections;

  StatementsOfAnyLength(ConnectionLimits limits) {
    this.limits = limits;
  }

  @Override
  public Pool create(Input input) {
    for (PgConnectOptions options : input.pgConnectOptionsList()) {
      options.setPreparedStatementCacheSqlFilter(sql -> true);
      limits.bound(options);
    }
    limits.bound(input.poolOptions());
    connections = input;
    return pool(input, input.poolOptions(), List.copyOf(input.pgConnectOptionsList()));
  }

  /**
   * Another pool of connections to the same database, so that who waits for these keeps none of the
   * service's own.
   *
   * @param name of the pool, in metrics
   * @param size the most connections
   * @throws IllegalStateException before the service's own pool is there
   */
  public Pool another(String name, int size) {
    return another(name, size, connections().pgConnectOptionsList());
  }

  /**
   * Another pool of connections to the same database, on which PostgreSQL itself ends a statement
   * that takes too long. The deadline comes with the connection, so no statement pays for it.
   *
   * @param name of the pool, in metrics
   * @param size the most connections
   * @param deadline of each statement
   * @throws IllegalStateException before the service's own pool is there
   */
  public Pool withDeadline(String name, int size, Duration deadline) {
    return another(
        name,
        size,
        connections().pgConnectOptionsList().stream()
            .map(options -> withDeadline(options, deadline))
            .toList());
  }

  private Input connections() {
    return Optional.ofNullable(connections)
        .orElseThrow(() -> new IllegalStateException("There are no connections yet."));
  }

  private Pool another(String name, int size, List<PgConnectOptions> database) {
    Input input = connections();
    PoolOptions options = new PoolOptions(input.poolOptions()).setName(name).setMaxSize(size);
    return pool(input, options, database);
  }

  private static PgConnectOptions withDeadline(PgConnectOptions options, Duration deadline) {
    PgConnectOptions bounded =
        new PgConnectOptions(options)
            .addProperty("statement_timeout", String.valueOf(deadline.toMillis()));
    bounded.setPreparedStatementCacheSqlFilter(options.getPreparedStatementCacheSqlFilter());
    return bounded;
  }

  /** The builder has no other way to bound how a connection is made. */
  @SuppressWarnings("deprecation")
  private Pool pool(Input input, PoolOptions options, List<PgConnectOptions> database) {
    return PgBuilder.pool()
        .with(options)
        .connectingTo(List.copyOf(database))
        .withConnectHandler(
            connection -> GivenUpWhenSilent.watch(connection, limits.silentConnection()))
        .using(input.vertx())
        .build()
        .connectionProvider(
            new GivenUpWhenNotGreeted(input.vertx(), database, limits.greetedWithin()));
  }
}
