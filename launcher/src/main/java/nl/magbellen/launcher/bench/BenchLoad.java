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

  /** What was measured: answers a second, those that were not 200, latencies in microseconds. */
  record Measured(double perSecond, long failed, Histogram micros) {}

  private static final long DIGITS_UP_TO = Duration.ofMinutes(1).toNanos() / 1000;
  private static final AtomicLong NEXT = new AtomicLong();

  /** As fast as so many clients can, each waiting for its answer. */
  Measured closed(int clients, Duration time) {
    return run(clients, time, 0);
  }

  /** So many a second, whether answered or not. */
  Measured open(double perSecond, int connections, Duration time) {
    return run(connections, time, perSecond);
  }

  private Measured run(int clients, Duration time, double perSecond) {
    Histogram micros = new ConcurrentHistogram(DIGITS_UP_TO, 3);
    AtomicLong due = new AtomicLong();
    AtomicLong failed = new AtomicLong();
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        threads.submit(
            () -> {
              client(due, failed, micros, begun, end, perSecond);
              return null;
            });
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Measured(micros.getTotalCount() / seconds, failed.get(), micros);
  }

  private void client(
      AtomicLong due, AtomicLong failed, Histogram micros, long begun, long end, double perSecond)
      throws IOException {
    try (BenchConnection connection = new BenchConnection(service)) {
      while (true) {
        long from =
            perSecond > 0
                ? begun + (long) (due.getAndIncrement() * 1e9 / perSecond)
                : System.nanoTime();
        if (from >= end) {
          return;
        }
        waitUntil(from);
        if (!connection.exchange(requests.apply(NEXT.getAndIncrement()))) {
          failed.incrementAndGet();
        }
        long took = (System.nanoTime() - from) / 1000;
        micros.recordValue(Math.min(took, DIGITS_UP_TO));
      }
    }
  }

  private static void waitUntil(long instant) {
    for (long left = instant - System.nanoTime(); left > 0; left = instant - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
