package nl.magbellen.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Does the same many times at once. */
final class AtOnce {

  private AtOnce() {}

  /**
   * What the same did, so many times side by side: each in a thread of its own, since the common
   * pool has as few as one, and none begins before all are there.
   */
  static <T> List<T> times(int times, Callable<T> each) throws Exception {
    var together = new CyclicBarrier(times);
    try (var threads = Executors.newFixedThreadPool(times)) {
      List<Future<T>> running =
          IntStream.range(0, times)
              .mapToObj(
                  _ ->
                      threads.submit(
                          () -> {
                            together.await();
                            return each.call();
                          }))
              .toList();
      List<T> done = new ArrayList<>();
      for (Future<T> one : running) {
        done.add(one.get());
      }
      return done;
    }
  }
}
