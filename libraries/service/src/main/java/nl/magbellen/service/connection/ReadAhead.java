package nl.magbellen.service.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntPredicate;

/**
 * Passes on what a client of HTTP/1 sends, a little at a time, and what it sends ahead of the
 * answer to its request once that is answered: each request that waits for its turn within the
 * server costs many times what it cost to send. On the thread of the connection alone.
 */
final class ReadAhead {

  /** Bytes that may be several requests. */
  private static final int OF_REQUESTS = 1 << 11;

  /** Bytes of a body, and perhaps of what follows; the server itself passes bodies on so. */
  private static final int OF_A_BODY = 1 << 13;

  /**
   * So many reads may wait, of 64 KiB at most; with more nothing is read, and so it is not heard
   * either that the client hangs up.
   */
  private static final int MOST_HELD = 4;

  private final IntPredicate takesOfBody;
  private final Deque<ByteBuf> held = new ArrayDeque<>();
  private ChannelHandlerContext network;
  private ConnectionBase connection;
  private HeldBodies.Part part;
  private long counted;
  private long begun;
  private long answered;
  private boolean inBody;
  private boolean passing;
  private boolean paused;

  /**
   * @param takesOfBody whether so many bytes of a body may be passed on
   */
  ReadAhead(IntPredicate takesOfBody) {
    this.takesOfBody = takesOfBody;
  }

  /** Sees where requests and answers begin and end. */
  private final class Ends extends ChannelDuplexHandler {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (!context.channel().isActive()) {
        // A head that breaks off is nobody's failure
        ReferenceCountUtil.release(message);
        return;
      }
      if (message instanceof HttpRequest) {
        begun++;
        inBody = true;
      }
      if (message instanceof LastHttpContent) {
        inBody = false;
      }
      if (message instanceof HttpContent some
          && !takesOfBody.test(some.content().readableBytes())) {
        boolean isLast = message instanceof LastHttpContent;
        some.release();
        if (isLast) {
          context.close();
        }
        return;
      }
      context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
      if (message instanceof LastHttpContent && !isInformational(message)) {
        answered++;
        if (!held.isEmpty()) {
          context.executor().execute(ReadAhead.this::goOn);
        }
      }
      context.write(message, written);
    }

    private static boolean isInformational(Object message) {
      return message instanceof HttpResponse answer
          && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
  }

  /** The head of a request is there. */
  void begin(ConnectionBase of, HeldBodies.Part client) {
    if (connection == null) {
      connection = of;
      part = client;
      ChannelHandlerContext server = of.channelHandlerContext();
      server.pipeline().addBefore(server.name(), null, new Ends());
      begun = 1;
      inBody = true;
    }
  }

  /** Bytes come in. */
  void read(ChannelHandlerContext context, ByteBuf some) {
    network = context;
    held.addLast(some);
    pass();
  }

  /** The server writes nothing to the network before it hears that there is nothing to read. */
  private void goOn() {
    pass();
    network.fireChannelReadComplete();
  }

  private void pass() {
    if (passing) {
      return;
    }
    passing = true;
    while (!held.isEmpty() && (inBody || begun == answered)) {
      ByteBuf next = held.getFirst();
      int most = inBody ? OF_A_BODY : OF_REQUESTS;
      network.fireChannelRead(
          next.readableBytes() > most ? next.readRetainedSlice(most) : held.removeFirst());
    }
    passing = false;
    if (held.size() > MOST_HELD) {
      paused = true;
      connection.doPause();
    } else if (paused && held.isEmpty()) {
      paused = false;
      connection.doResume();
    }
    count();
  }

  /** What is sent ahead has room where bodies have it; else its connection ends. */
  private void count() {
    long now = 0;
    for (ByteBuf each : held) {
      now += each.readableBytes();
    }
    long more = now - counted;
    if (more < 0) {
      part.giveBack(-more);
    } else if (more > 0 && !part.take(now, more)) {
      network.close();
      return;
    }
    counted = now;
  }

  /** Nothing is passed on any more. */
  void close() {
    held.forEach(ByteBuf::release);
    held.clear();
    count();
  }
}
