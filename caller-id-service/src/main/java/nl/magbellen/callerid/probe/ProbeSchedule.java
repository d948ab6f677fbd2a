package nl.magbellen.callerid.probe;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * When a number is called again, and when calls that were not answered make a failed check: one may
 * be chance, so it takes several in a row, at different hours.
 */
@Singleton
class ProbeSchedule {

  private final ProberSettings settings;

  ProbeSchedule(ProberSettings settings) {
    this.settings = settings;
  }

  /**
   * From when on the number is called again.
   *
   * @param unanswered calls in a row without an answer, this one among them
   */
  Instant next(ProbeAnswer answer, int unanswered, Instant begunAt) {
    return begunAt.plus(pause(answer, unanswered));
  }

  private Duration pause(ProbeAnswer answer, int unanswered) {
    return switch (answer) {
      case ANSWERED -> settings.every();
      case FAILED -> settings.againAfter();
      case BUSY, NO_ANSWER, NOT_IN_SERVICE ->
          hasFailed(unanswered) ? settings.failingEvery() : settings.againAfter();
    };
  }

  /** Whether so many calls in a row without an answer make a failed check. */
  boolean hasFailed(int unanswered) {
    return unanswered >= settings.attempts();
  }

  /** How many calls in a row without an answer there are after this one. */
  static int unanswered(ProbeAnswer answer, int before) {
    return switch (answer) {
      case ANSWERED -> 0;
      case FAILED -> before;
      case BUSY, NO_ANSWER, NOT_IN_SERVICE -> before + 1;
    };
  }
}
