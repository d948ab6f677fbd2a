package nl.magbellen.service.database;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Gives up a connection on which nothing has come for a while, whether or not an answer is awaited.
 * The client's own idle time-out closes in good order, and so waits for the other end: where that
 * is gone, each connection that awaits an answer would be lost to its pool for good.
 */
final class GivenUpWhenSilent extends IdleStateHandler {

  private GivenUpWhenSilent(Duration silence) {
    super(silence.toMillis(), 0, 0, TimeUnit.MILLISECONDS);
  }

  /** Watches a new connection of a pool, and gives it to the pool. */
  static void watch(SqlConnection connection, Duration silence) {
    if (((SqlConnectionInternal) connection).unwrap().unwrap()
        instanceof SocketConnectionBase physical) {
      physical.socket().channelHandlerContext().pipeline().addFirst(new GivenUpWhenSilent(silence));
    }
    connection.close();
  }

  /** From the first handler on nothing stands between this and the socket. */
  @Override
  protected void channelIdle(ChannelHandlerContext context, IdleStateEvent silence) {
    context.close();
  }
}
