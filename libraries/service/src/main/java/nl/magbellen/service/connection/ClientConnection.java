package nl.magbellen.service.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** One connection of a client: what is awaited of it, and since when. */
final class ClientConnection extends ChannelDuplexHandler {

  static final AttributeKey<ClientConnection> KEY =
      AttributeKey.valueOf(ClientConnection.class.getName());

  private static final long NOTHING = Long.MIN_VALUE;

  /** So much of the beginning of a request is remembered, in bytes: its method and its path. */
  private static final int BEGINNING = 128;

  private final Channel channel;
  private final WordlessRefusals refusals;
  private final StringBuilder beginning = new StringBuilder(BEGINNING);
  private volatile long headSince = System.nanoTime();
  private volatile long bytes;
  private volatile boolean busy;
  private volatile HttpServerRequest body;
  private volatile long bodySince;
  private volatile long bytesBefore;
  private volatile SharedConnection streams;

  ClientConnection(Channel channel, WordlessRefusals refusals) {
    this.channel = channel;
    this.refusals = refusals;
    channel.attr(KEY).set(this);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    if (read instanceof ByteBuf some) {
      bytes = bytes + some.readableBytes();
      if (!busy) {
        readHead(some);
      }
    }
    context.fireChannelRead(read);
  }

  private void readHead(ByteBuf some) {
    if (headSince == NOTHING) {
      headSince = System.nanoTime();
      beginning.setLength(0);
    }
    int more = Math.min(some.readableBytes(), BEGINNING - beginning.length());
    if (more > 0) {
      beginning.append(some.toString(some.readerIndex(), more, StandardCharsets.ISO_8859_1));
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object answer, ChannelPromise written) {
    Optional<ByteBuf> withWords =
        streams == null && answer instanceof ByteBuf some
            ? refusals.explained(some, beginning.toString())
            : Optional.empty();
    if (withWords.isPresent()) {
      ((ByteBuf) answer).release();
      headSince = NOTHING;
    }
    context.write(withWords.<Object>map(words -> words).orElse(answer), written);
  }

  /** The head of a request is there. */
  void requestBegan(HttpServerRequest request, boolean hasBody) {
    headSince = NOTHING;
    busy = true;
    bodySince = System.nanoTime();
    bytesBefore = bytes;
    body = hasBody ? request : null;
  }

  /** The head of a request is there; others may be under way on this connection (HTTP/2). */
  void streamBegan(HttpServerRequest request) {
    headSince = NOTHING;
    busy = true;
    if (streams == null) {
      streams = new SharedConnection(channel);
    }
    streams.began(request);
  }

  /** Its body may take any time, as long as the connection is not idle. */
  void streams(HttpServerRequest request) {
    body = null;
    if (streams != null) {
      streams.takesItsTime(request);
    }
  }

  /** The request is answered. */
  void requestEnded() {
    body = null;
    busy = false;
  }

  /** The request is answered; others may be under way (HTTP/2). */
  void streamEnded(HttpServerRequest request) {
    streams.ended(request);
  }

  /** Closes the connection, or one request of it, if what is awaited should be there by now. */
  void closeIfLate(ConnectionSettings settings) {
    if (isLate(settings)) {
      channel.close();
    } else if (streams != null) {
      streams.closeIfLate(settings);
    }
  }

  private boolean isLate(ConnectionSettings settings) {
    long now = System.nanoTime();
    long since = headSince;
    if (since != NOTHING) {
      return now - since > settings.headWithin().toNanos();
    }
    HttpServerRequest awaited = body;
    // While we do not read, it is not the client who is slow.
    if (awaited == null || awaited.isEnded() || !channel.config().isAutoRead()) {
      return false;
    }
    long seconds = (bytes - bytesBefore) / settings.bodyPerSecond().asLongValue();
    return now - bodySince > settings.bodyWithin().plus(Duration.ofSeconds(seconds)).toNanos();
  }
}
