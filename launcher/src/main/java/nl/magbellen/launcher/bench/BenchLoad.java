package nl.magbellen.launcher.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Loads a service. A latency is counted from the instant at which the request was due, not from
 * when a connection was free for it: what waits is not left out.
 *
 * @param service where it goes
 * @param requests the nth request
 */
record BenchLoad(URI service, LongFunction<byte[]> requests) {

  /**
   * What was measured.
   *
   * @param perSecond answers with 200
   * @param failed what was neither answered so nor refused as it should be
   * @param micros latencies of answers with 200, in microseconds
   * @param refused the same of 503 with {@code Retry-After}
   */
  record Measured(double perSecond, long failed, Histogram micros, Histogram refused) {

    /** Whatever was not 200. */
    long notOk() {
      return failed + refused.getTotalCount();
    }
  }

  private static final long DIGITS_UP_TO = Duration.ofMinutes(1).toNanos() / 1000;
  private static final AtomicLong NEXT = new AtomicLong();

  /** As fast as so many clients can, each waiting for its answer. */
  Measured closed(int clients, Duration time) {
    return new Run(0, false, time).by(clients);
  }

  /** So many a second, whether answered or not. */
  Measured open(double perSecond, int connections, Duration time) {
    return new Run(perSecond, false, time).by(connections);
  }

  /**
   * So many a second if these connections can; the latency is counted from when a request is sent:
   * that the generator cannot keep up says nothing of the service.
   */
  Measured pressing(double perSecond, int connections, Duration time) {
    return new Run(perSecond, true, time).by(connections);
  }

  /** One load. */
  private final class Run {

    private final double perSecond;
    private final boolean fromSending;
    private final long begun = System.nanoTime();
    private final long end;
    private final AtomicLong due = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Histogram micros = new ConcurrentHistogram(DIGITS_UP_TO, 3);
    private final Histogram refused = new ConcurrentHistogram(DIGITS_UP_TO, 3);

    /**
     * @param perSecond how many are due; 0 for as many as possible
     */
    Run(double perSecond, boolean fromSending, Duration time) {
      this.perSecond = perSecond;
      this.fromSending = fromSending;
      this.end = begun + time.toNanos();
    }

    Measured by(int clients) {
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < clients; i++) {
          threads.submit(this::client);
        }
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      return new Measured(micros.getTotalCount() / seconds, failed.get(), micros, refused);
    }

    /** One that is hung up on asks no more. */
    private void client() {
      try (BenchConnection connection = new BenchConnection(service)) {
        for (long from = next(); from < end; from = next()) {
          waitUntil(from);
          exchange(connection, fromSending ? System.nanoTime() : from);
        }
      } catch (IOException gone) {
        failed.incrementAndGet();
      }
    }

    private long next() {
      return perSecond > 0
          ? Math.max(
              begun + (long) (due.getAndIncrement() * 1e9 / perSecond),
              fromSending ? System.nanoTime() : 0)
          : System.nanoTime();
    }

    private void exchange(BenchConnection connection, long from) throws IOException {
      BenchConnection.Answer answer = connection.exchange(requests.apply(NEXT.getAndIncrement()));
      long took = Math.min((System.nanoTime() - from) / 1000, DIGITS_UP_TO);
      if (answer.isOk()) {
        micros.recordValue(took);
      } else if (answer.isRefused()) {
        refused.recordValue(took);
      } else {
        failed.incrementAndGet();
      }
    }
  }

  private static void waitUntil(long instant) {
    for (long left = instant - System.nanoTime(); left > 0; left = instant - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
