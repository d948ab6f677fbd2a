package nl.magbellen.service.connection;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells how long a request may have waited before its event loop came to read it. While requests
 * come, the loop is asked to do something fifty times a second. It does so between two rounds
 * through its connections, and reads in a round what came in it or in the round before; so what it
 * reads now came after the last beat but one. Of one thread.
 */
final class LoopBeats {

  private static final FastThreadLocal<LoopBeats> OF_THREAD = new FastThreadLocal<>();
  private static final int EACH_MILLIS = 20;

  /** So many requests of each client are taken from beat to beat, however late. */
  private static final int FOR_EACH = 8;

  /** Of fewer requests from beat to beat nobody can say that they are too many. */
  private static final int FEW = 128;

  private final LongSupplier nanos;
  private final Consumer<Runnable> soon;
  private final Map<String, Integer> takenLate = new HashMap<>();
  private boolean beats;
  private long last;
  private long lastButOne;
  private int requests;
  private int requestsBefore;

  /**
   * @param nanos the time, as {@link System#nanoTime()}
   * @param soon lets the event loop do something a moment later
   */
  LoopBeats(LongSupplier nanos, Consumer<Runnable> soon) {
    this.nanos = nanos;
    this.soon = soon;
  }

  /** Those of an event loop, on its own thread. */
  static LoopBeats of(EventLoop loop) {
    LoopBeats beats = OF_THREAD.get();
    if (beats == null) {
      beats =
          new LoopBeats(
              System::nanoTime, beat -> loop.schedule(beat, EACH_MILLIS, TimeUnit.MILLISECONDS));
      OF_THREAD.set(beats);
    }
    return beats;
  }

  /**
   * A request is read.
   *
   * @param client whoever sent it
   * @param longest how long it may have waited, in nanoseconds
   * @return false when it is to be refused: it may have waited longer, among many, and its client
   *     has sent more than a few of them
   */
  boolean take(String client, long longest) {
    long now = nanos.getAsLong();
    if (!beats) {
      begin(now);
    }
    requests++;
    return requests + requestsBefore <= FEW
        || now - lastButOne <= longest
        || takenLate.merge(client, 1, Integer::sum) <= FOR_EACH;
  }

  private void begin(long now) {
    beats = true;
    last = now;
    lastButOne = now;
    soon.accept(this::beat);
  }

  private void beat() {
    takenLate.clear();
    beats = requests > 0;
    requestsBefore = requests;
    requests = 0;
    lastButOne = last;
    last = nanos.getAsLong();
    if (beats) {
      soon.accept(this::beat);
    }
  }
}
