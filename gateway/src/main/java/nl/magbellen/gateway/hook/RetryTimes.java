package nl.magbellen.gateway.hook;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** When a report is tried again that could not be placed. */
@Singleton
class RetryTimes {

  private static final int MOST_DOUBLINGS = 20;

  private final Duration first;
  private final Duration longest;
  private final Duration triedFor;
  private final InstantSource time;

  RetryTimes(HookSettings settings, InstantSource time) {
    this.first = settings.firstRetryAfter();
    this.longest = settings.longestRetryAfter();
    this.triedFor = settings.triedFor();
    this.time = time;
  }

  /**
   * When it is tried next; empty for not by itself.
   *
   * @param attempts how often it was tried
   * @param receivedAt when it first came
   */
  Optional<Instant> after(UnplacedCause cause, int attempts, Instant receivedAt) {
    Instant now = time.instant();
    if (cause.passes()) {
      Duration doubled = first.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
      return Optional.of(now.plus(doubled.compareTo(longest) < 0 ? doubled : longest));
    }
    return cause.isTriedAgain() && now.isBefore(receivedAt.plus(triedFor))
        ? Optional.of(now.plus(longest))
        : Optional.empty();
  }
}
