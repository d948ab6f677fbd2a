package nl.magbellen.service.database;

import io.smallrye.config.ConfigMapping;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long anything waits for the database. */
@ConfigMapping(prefix = "magbellen.database")
interface ConnectionLimits {

  /** How long a request waits for a connection of a pool. */
  Duration acquireWithin();

  /** How long the socket of a new connection may take. */
  Duration connectWithin();

  /** How long a new connection may take until it can be used. */
  Duration greetedWithin();

  /** After which PostgreSQL ends a statement: nobody waits for it any more. */
  Duration statementWithin();

  /** After which PostgreSQL ends a transaction in which nothing happens, with its locks. */
  Duration idleInTransaction();

  /** After which a connection on which nothing comes is closed: its other end may be gone. */
  Duration silentConnection();

  /** Sets the bounds of a pool. */
  default void bound(PoolOptions pool) {
    pool.setConnectionTimeout((int) acquireWithin().toMillis())
        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
  }

  /** Sets the bounds of its connections. */
  default void bound(PgConnectOptions connection) {
    connection.setConnectTimeout((int) connectWithin().toMillis());
    connection.setIdleTimeoutUnit(TimeUnit.SECONDS);
    connection.setIdleTimeout((int) silentConnection().toSeconds());
    connection.addProperty("statement_timeout", millis(statementWithin()));
    connection.addProperty("idle_in_transaction_session_timeout", millis(idleInTransaction()));
  }

  private static String millis(Duration time) {
    return String.valueOf(time.toMillis());
  }
}
