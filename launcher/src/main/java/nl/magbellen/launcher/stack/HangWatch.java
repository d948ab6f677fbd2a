package nl.magbellen.launcher.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import nl.magbellen.launcher.os.Pause;

/**
 * Ends a service that is there but has stopped to answer, as a liveness probe does. One that was
 * started again and has not answered yet is starting: that is for who started it to wait for.
 */
final class HangWatch implements AutoCloseable {

  /** As the chart's: three looks, one every ten seconds. */
  static final Duration USUAL_BOUND = Duration.ofSeconds(30);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Duration bound;
  private final Consumer<String> progress;
  private volatile boolean closed;

  private HangWatch(Duration bound, Consumer<String> progress) {
    this.bound = bound;
    this.progress = progress;
  }

  /**
   * Watches these from now on; those that run have answered before.
   *
   * @param bound how long one may not answer
   * @param progress hears which one is ended
   */
  static HangWatch start(List<ServiceProcess> services, Duration bound, Consumer<String> progress) {
    HangWatch watch = new HangWatch(bound, progress);
    services.forEach(
        service -> Thread.ofVirtual().name("hang-watch").start(() -> watch.over(service)));
    return watch;
  }

  /** Ends the watch; what it watched runs on. */
  @Override
  public void close() {
    closed = true;
  }

  private void over(ServiceProcess service) {
    long watched = pid(service);
    Instant lastAnswer = Instant.now();
    try (Health health = Health.live(service.address())) {
      while (!closed) {
        Pause.of(BETWEEN_LOOKS);
        if (pid(service) != watched) {
          watched = pid(service);
          lastAnswer = null;
        }
        if (health.holds()) {
          lastAnswer = Instant.now();
        } else if (lastAnswer != null && lastAnswer.plus(bound).isBefore(Instant.now())) {
          end(service, watched);
          lastAnswer = null;
        }
      }
    }
  }

  private static long pid(ServiceProcess service) {
    return service.isAlive() ? service.pid() : -1;
  }

  private void end(ServiceProcess service, long pid) {
    progress.accept(
        "%s has not answered for %d s; ending it"
            .formatted(service.service().module(), bound.toSeconds()));
    service.endHung(pid);
  }
}
