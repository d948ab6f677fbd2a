package nl.magbellen.service.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.util.AttributeKey;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.magbellen.service.problem.EarlyForm.Written;

/**
 * One connection of a client: what is awaited of it, and since when; be it that it sends a request,
 * or takes an answer.
 */
final class ClientConnection extends ChannelDuplexHandler {

  static final AttributeKey<ClientConnection> KEY =
      AttributeKey.valueOf(ClientConnection.class.getName());

  private static final long NOTHING = Long.MIN_VALUE;

  /** The server answers requests that came together one within another, on one stack. */
  private static final int MOST_NESTED = 8;

  /**
   * So long what a client goes on to send of a refused body is read, so that it sees the answer.
   */
  private static final int REST_SECONDS = 1;

  /** So much of the beginning of a request is remembered, in bytes: its method and its path. */
  private static final int BEGINNING = 128;

  private final Channel channel;
  private final WordlessRefusals refusals;
  private final UntakenAnswers answers;
  private final Outgoing outgoing;
  private final StringBuilder beginning = new StringBuilder(BEGINNING);
  private volatile long headSince = System.nanoTime();
  private volatile long bytes;
  private volatile boolean busy;
  private volatile HttpServerRequest body;
  private volatile long bodySince;
  private volatile long bytesBefore;
  private volatile boolean waits;
  private volatile HeldBody held;
  private volatile SharedConnection streams;
  private final ReadAhead readAhead = new ReadAhead(this::takesOfBody);
  private volatile ChannelHandlerContext network;
  private volatile boolean givenUp;
  private int nested;

  ClientConnection(Channel channel, WordlessRefusals refusals, UntakenAnswers answers) {
    this.channel = channel;
    this.refusals = refusals;
    this.answers = answers;
    this.outgoing = new Outgoing(channel, answers);
    channel.attr(KEY).set(this);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    network = context;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    if (!(read instanceof ByteBuf some)) {
      context.fireChannelRead(read);
      return;
    }
    bytes = bytes + some.readableBytes();
    if (!busy) {
      readHead(some);
    }
    if (streams == null) {
      readAhead.read(context, some);
    } else {
      context.fireChannelRead(some);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    readAhead.close();
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    if (streams == null || !SharedConnection.isOfOneStream(failure)) {
      context.fireExceptionCaught(failure);
    }
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
    Object sent = withWords.<Object>map(words -> words).orElse(answer);
    context.write(sent, outgoing.count(sent, written));
  }

  /** The head of a request is there. */
  void requestBegan(HttpServerRequest request, boolean hasBody, HeldBody heldBody) {
    held = heldBody;
    headSince = NOTHING;
    busy = true;
    bodySince = System.nanoTime();
    bytesBefore = bytes;
    body = hasBody ? request : null;
    readAhead.begin((ConnectionBase) request.connection(), heldBody.part());
  }

  /** The head of a request is there; others may be under way on this connection (HTTP/2). */
  void streamBegan(HttpServerRequest request, HeldBody heldBody) {
    headSince = NOTHING;
    busy = true;
    if (streams == null) {
      streams = new SharedConnection(channel, answers);
    }
    streams.began(request, heldBody);
  }

  private boolean takesOfBody(int more) {
    HeldBody under = held;
    return under == null || under.take(more);
  }

  /** Answers a request that the server still reads, without telling it. */
  void answerBeside(HttpServerRequest request, Written problem) {
    if (streams == null) {
      network.writeAndFlush(NoRoom.ofHttp1(problem));
    } else {
      streams.answerBeside(request, problem);
    }
  }

  /** The request is answered though its body is not there: nobody waits for the rest of it long. */
  void refused(HttpServerRequest request) {
    if (streams == null) {
      channel.eventLoop().schedule(() -> channel.close(), REST_SECONDS, TimeUnit.SECONDS);
    } else {
      streams.refused(request);
    }
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

  /**
   * Does this once the client has taken what it was answered before. Who asks and asks, and takes
   * no answers, waits for itself. The server pauses each request before anybody sees it, and who
   * reads its body resumes it, once there is a place for it to go; nobody else does.
   */
  void whenTakenBefore(HttpServerRequest request, Runnable then) {
    Context here = Vertx.currentContext();
    if (!channel.isWritable()) {
      waits = true;
      outgoing.whenTaken(() -> here.runOnContext(taken -> goOn(request, then)));
    } else if (nested == MOST_NESTED) {
      waits = true;
      here.runOnContext(later -> goOn(request, then));
    } else {
      nested++;
      try {
        then.run();
      } finally {
        nested--;
      }
    }
  }

  private void goOn(HttpServerRequest request, Runnable then) {
    waits = false;
    bodySince = System.nanoTime();
    if (!request.response().closed()) {
      then.run();
    }
  }

  /** Does this once the client has taken the answer, which is written, or its connection ended. */
  void whenTaken(HttpServerRequest request, Runnable then) {
    channel
        .eventLoop()
        .execute(
            () -> {
              if (streams == null) {
                outgoing.whenTaken(then);
              } else {
                streams.answers().whenSent(request.streamId(), () -> outgoing.whenTaken(then));
              }
            });
  }

  /** What of the answers waits for the client to take it, in bytes. */
  long untaken() {
    return outgoing.untaken() + (streams == null ? 0 : streams.answers().untaken());
  }

  /** For how long the network has taken nothing of it. */
  Duration stuckFor() {
    return outgoing.stuckFor();
  }

  /** Whether what waits is about to go. */
  boolean isGivenUp() {
    return givenUp;
  }

  /** Makes room: closes the connection, or ends the requests whose answers wait (HTTP/2). */
  void giveUpAnswers() {
    givenUp = true;
    if (streams == null || outgoing.stuckFor().toSeconds() > 0) {
      closeAtOnce();
    } else {
      channel
          .eventLoop()
          .execute(
              () -> {
                streams.giveUpAnswers(Duration.ZERO);
                givenUp = false;
              });
    }
  }

  /** An orderly close would wait for the client to take what was written before. */
  private void closeAtOnce() {
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    network.close();
  }

  /** The request is answered; others may be under way (HTTP/2). */
  void streamEnded(HttpServerRequest request) {
    streams.ended(request);
  }

  /** Closes the connection, or one request of it, if what is awaited should be there by now. */
  void closeIfLate(ConnectionSettings settings) {
    outgoing.look();
    if (outgoing.stuckFor().compareTo(settings.takenWithin()) > 0) {
      closeAtOnce();
    } else if (isLate(settings)) {
      // What is awaited may just have come; its thread knows.
      channel.eventLoop().execute(() -> closeIfStillLate(settings));
    } else if (streams != null) {
      streams.closeIfLate(settings);
    }
  }

  private void closeIfStillLate(ConnectionSettings settings) {
    if (isLate(settings)) {
      channel.close();
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
    if (awaited == null || waits || awaited.isEnded() || !channel.config().isAutoRead()) {
      return false;
    }
    long seconds = (bytes - bytesBefore) / settings.bodyPerSecond().asLongValue();
    return now - bodySince > settings.bodyWithin().plus(Duration.ofSeconds(seconds)).toNanos();
  }
}
