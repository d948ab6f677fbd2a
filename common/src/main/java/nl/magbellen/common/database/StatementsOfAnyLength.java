package nl.magbellen.common.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Keeps a connection's prepared statements however long their text is. The client's own bound of
 * two thousand characters leaves the look-ups out, and PostgreSQL then parses and plans them for
 * every batch, which takes far longer than running them.
 */
@Singleton
public class StatementsOfAnyLength implements PgPoolCreator {

  @Override
  public Pool create(Input input) {
    for (PgConnectOptions options : input.pgConnectOptionsList()) {
      options.setPreparedStatementCacheSqlFilter(sql -> true);
    }
    return PgBuilder.pool()
        .with(input.poolOptions())
        .connectingTo(List.copyOf(input.pgConnectOptionsList()))
        .using(input.vertx())
        .build();
  }
}
