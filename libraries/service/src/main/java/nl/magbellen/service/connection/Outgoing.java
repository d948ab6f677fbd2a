package nl.magbellen.service.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was written to one client, and how much of it the network has taken, in bytes: counted next
 * to the network, whatever is spoken above. Only the thread of the connection changes it, but for
 * {@link #look()}, which one other thread calls from time to time.
 */
final class Outgoing {

  /** What is done once so many bytes are taken. */
  private record Awaited(long bytes, Runnable then) {}

  private final Channel channel;
  private final UntakenAnswers all;
  private final Deque<Awaited> awaited = new ArrayDeque<>();
  private volatile long written;
  private volatile long taken;
  private volatile long movedAt = System.nanoTime();
  private long seen;

  Outgoing(Channel channel, UntakenAnswers all) {
    this.channel = channel;
    this.all = all;
  }

  /** Counts a message; it is to be written with the promise that is returned. */
  ChannelPromise count(Object message, ChannelPromise promise) {
    long bytes = bytes(message);
    if (bytes == 0) {
      return promise;
    }
    written = written + bytes;
    all.add(bytes);
    return promise.unvoid().addListener(sentOrFailed -> take(bytes));
  }

  private static long bytes(Object message) {
    return switch (message) {
      case ByteBuf some -> some.readableBytes();
      case FileRegion file -> file.count();
      default -> 0;
    };
  }

  private void take(long bytes) {
    taken = taken + bytes;
    all.add(-bytes);
    while (!awaited.isEmpty() && awaited.getFirst().bytes() <= taken) {
      awaited.removeFirst().then().run();
    }
  }

  /** Does this once all that is written now is taken, or the connection is closed. */
  void whenTaken(Runnable then) {
    if (taken == written) {
      then.run();
    } else {
      awaited.addLast(new Awaited(written, then));
    }
  }

  long untaken() {
    return written - taken;
  }

  /** Sees whether something was taken since the last look. */
  void look() {
    ChannelOutboundBuffer first = channel.unsafe().outboundBuffer();
    long now = taken + (first == null ? 0 : first.currentProgress());
    if (untaken() == 0 || now != seen) {
      seen = now;
      movedAt = System.nanoTime();
    }
  }

  /** For how long nothing was taken of what waits. */
  Duration stuckFor() {
    return untaken() == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - movedAt);
  }
}
