package nl.magbellen.integrations;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import nl.magbellen.integrations.Sipp.Answer;

/**
 * How long calls waited until it rang.
 *
 * @param calls all that were made
 * @param waited of those that rang, shortest first
 */
record Latency(int calls, List<Duration> waited) {

  /** Of those of the calls that rang. */
  static Latency of(List<Answer> answers, Predicate<Answer> rang) {
    return new Latency(
        answers.size(), answers.stream().filter(rang).map(Answer::waited).sorted().toList());
  }

  /** A line for people, beside the same server that asks nothing. */
  String told(String name, Latency unasked) {
    return String.format(
        Locale.ROOT,
        "%s: %d INVITEs, 30 a second, %d relayed. Until it rings: p50 %.1f ms, p99 %.1f ms; without"
            + " a question %.1f and %.1f ms. The question adds %.1f ms at p50 and %.1f ms at p99.",
        name,
        calls,
        waited.size(),
        millis(50),
        millis(99),
        unasked.millis(50),
        unasked.millis(99),
        millis(50) - unasked.millis(50),
        millis(99) - unasked.millis(99));
  }

  private double millis(int percent) {
    return waited.isEmpty()
        ? 0
        : waited.get((waited.size() - 1) * percent / 100).toNanos() / 1_000_000.0;
  }
}
