package nl.magbellen.service.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.magbellen.service.problem.EarlyForm.Written;

/**
 * The requests that share one connection (HTTP/2): which of them still wait for their body, and
 * since when there is none. A late body ends its own request alone, as others may be those of other
 * clients, behind a proxy. A connection without a request is closed after a while whatever moves on
 * it: pings, or the head of a request in small pieces, which nobody tells us of. An answer that is
 * not taken ends alone, too.
 */
final class SharedConnection {

  /**
   * Clients are told 100, as Vert.x does where nothing else is configured, but are held to it only
   * once they have acknowledged that. Who begins more than twice as many never will.
   */
  private static final int MOST_AT_ONCE = 200;

  private final Channel channel;
  private final StreamAnswers answers;
  private final Http2Connection.PropertyKey held;
  private final Map<HttpServerRequest, Body> underWay = new ConcurrentHashMap<>();
  private volatile long quietSince = System.nanoTime();

  /** What is known of a request's body. */
  private record Body(long since, boolean takesItsTime) {}

  /** Sees what comes of bodies, and drops what is refused. */
  private final class Bodies extends Http2FrameListenerDecorator {

    Bodies(Http2FrameListener server) {
      super(server);
    }

    @Override
    public int onDataRead(
        ChannelHandlerContext context, int id, ByteBuf some, int padding, boolean isLast)
        throws Http2Exception {
      Http2Stream stream = connection().stream(id);
      HeldBody body = stream == null ? null : stream.getProperty(held);
      return body == null || body.take(some.readableBytes())
          ? super.onDataRead(context, id, some, padding, isLast)
          : some.readableBytes() + padding;
    }
  }

  SharedConnection(Channel channel, UntakenAnswers all) {
    this.channel = channel;
    this.answers = StreamAnswers.of(connection(), all);
    this.held = connection().newKey();
    handler().decoder().frameListener(new Bodies(handler().decoder().frameListener()));
  }

  /**
   * Whether what failed is an answer that goes on though its stream has ended, or is gone: the
   * server would close the connection of all.
   */
  static boolean isOfOneStream(Throwable failure) {
    return failure instanceof IllegalArgumentException
        || failure instanceof IllegalStateException
        || failure instanceof Http2Exception of && Http2Exception.isStreamError(of);
  }

  StreamAnswers answers() {
    return answers;
  }

  void began(HttpServerRequest request, HeldBody body) {
    connection().stream(request.streamId()).setProperty(held, body);
    underWay.put(request, new Body(System.nanoTime(), false));
    if (connection().numActiveStreams() > MOST_AT_ONCE) {
      channel.close();
    }
  }

  /** Answers a request that the server still reads, without telling it. */
  void answerBeside(HttpServerRequest request, Written problem) {
    ChannelHandlerContext context = channel.pipeline().context(handler());
    handler()
        .encoder()
        .writeHeaders(
            context,
            request.streamId(),
            NoRoom.headOfHttp2(problem),
            0,
            false,
            context.newPromise());
    handler()
        .encoder()
        .writeData(
            context, request.streamId(), NoRoom.body(problem), 0, true, context.newPromise());
    channel.flush();
  }

  /** Ends a request that is answered though its body is not there, once the answer is sent. */
  void refused(HttpServerRequest request) {
    channel
        .eventLoop()
        .execute(
            () -> {
              ChannelHandlerContext context = channel.pipeline().context(handler());
              handler()
                  .resetStream(
                      context,
                      request.streamId(),
                      Http2Error.NO_ERROR.code(),
                      context.newPromise());
              channel.flush();
            });
  }

  void takesItsTime(HttpServerRequest request) {
    underWay.computeIfPresent(request, (same, body) -> new Body(body.since(), true));
  }

  void ended(HttpServerRequest request) {
    quietSince = System.nanoTime();
    underWay.remove(request);
  }

  void closeIfLate(ConnectionSettings settings) {
    long now = System.nanoTime();
    if (answers.untaken() > 0) {
      quietSince = now;
      channel.eventLoop().execute(() -> giveUpAnswers(settings.takenWithin()));
    } else if (underWay.isEmpty() && now - quietSince > settings.quietWithin().toNanos()) {
      channel.close();
    }
    underWay.forEach(
        (request, body) -> {
          if (isLate(request, body, settings)) {
            channel.eventLoop().execute(() -> resetIfAwaited(request));
          }
        });
  }

  /** Ends the requests of whose answers the client has taken nothing for so long. */
  void giveUpAnswers(Duration time) {
    Http2ConnectionHandler handler = handler();
    for (Http2Stream stream : answers.stuckFor(time)) {
      ChannelHandlerContext context = channel.pipeline().context(handler);
      handler.resetStream(context, stream.id(), Http2Error.CANCEL.code(), context.newPromise());
    }
    channel.flush();
  }

  private static boolean isLate(HttpServerRequest request, Body body, ConnectionSettings settings) {
    long seconds = request.bytesRead() / settings.bodyPerSecond().asLongValue();
    Duration within = settings.bodyWithin().plus(Duration.ofSeconds(seconds));
    return !body.takesItsTime() && System.nanoTime() - body.since() > within.toNanos();
  }

  /** Unless the client has sent all of it, or waits for us to read. */
  private void resetIfAwaited(HttpServerRequest request) {
    Http2Connection connection = connection();
    Http2Stream stream = connection.stream(request.streamId());
    if (stream != null
        && stream.state().remoteSideOpen()
        && connection.local().flowController().unconsumedBytes(stream) == 0) {
      request.response().reset(Http2Error.CANCEL.code());
    }
  }

  private Http2Connection connection() {
    return handler().connection();
  }

  private Http2ConnectionHandler handler() {
    return channel.pipeline().get(Http2ConnectionHandler.class);
  }
}
