package nl.magbellen.service.database;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Makes the connections of a pool, and gives up one that the database takes and does not greet. The
 * client bounds the connection of the socket alone: where the other end hangs or is gone after
 * that, the place in the pool would be lost for good.
 */
final class GivenUpWhenNotGreeted implements Function<Context, Future<SqlConnection>> {

  private final Vertx vertx;
  private final List<PgConnectOptions> databases;
  private final Duration bound;
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * @param databases take turns
   * @param bound from the first packet until it can be used
   */
  GivenUpWhenNotGreeted(Vertx vertx, List<PgConnectOptions> databases, Duration bound) {
    this.vertx = vertx;
    this.databases = List.copyOf(databases);
    this.bound = bound;
  }

  /** Each has a factory of its own, which can be closed without the others. */
  @Override
  public Future<SqlConnection> apply(Context context) {
    PgConnectOptions next = databases.get(Math.floorMod(turn.getAndIncrement(), databases.size()));
    ConnectionFactory factory =
        PgDriver.INSTANCE.createConnectionFactory(vertx, () -> Future.succeededFuture(next));
    Promise<SqlConnection> greeted = ((ContextInternal) context).promise();
    long alarm = vertx.setTimer(bound.toMillis(), _ -> giveUp(greeted, factory));
    factory
        .connect(context)
        .onComplete(
            connected -> {
              vertx.cancelTimer(alarm);
              if (connected.failed()) {
                greeted.tryFail(connected.cause());
              } else if (!greeted.tryComplete(connected.result())) {
                connected.result().close();
              }
            });
    return greeted.future();
  }

  private static void giveUp(Promise<SqlConnection> greeted, ConnectionFactory factory) {
    if (greeted.tryFail(new ConnectTimeoutException("not greeted by the database in time"))) {
      factory.close(Promise.promise());
    }
  }
}
