package nl.magbellen.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/**
 * Terms as the rules count them: a calendar period from the local date; an anniversary that does
 * not exist falls on the last day of its month; the last day counts whole. A term that is longer
 * than a thousand years counts as a thousand: old records may have one by which no date could be
 * worked out.
 */
final class Term {

  private static final int MOST_MONTHS = 12 * 1000;
  private static final int MOST_DAYS = 366 * 1000;

  private Term() {}

  /** First instant after the term: the midnight that ends its last day. */
  static Instant end(LocalDate from, Period term, ZoneId zone) {
    return from.plusMonths(months(term))
        .plusDays(days(term))
        .plusDays(1)
        .atStartOfDay(zone)
        .toInstant();
  }

  /** As above, from the local date of an instant. */
  static Instant end(Instant from, Period term, ZoneId zone) {
    return end(LocalDate.ofInstant(from, zone), term, zone);
  }

  /** First instant from which such a term is not over at another: a midnight. */
  static Instant oldestAt(Instant instant, Period term, ZoneId zone) {
    LocalDate day = before(LocalDate.ofInstant(instant, zone), term);
    while (end(day.minusDays(1), term, zone).isAfter(instant)) {
      day = day.minusDays(1);
    }
    while (!end(day, term, zone).isAfter(instant)) {
      day = day.plusDays(1);
    }
    return day.atStartOfDay(zone).toInstant();
  }

  /** The date that is so long before another. */
  static LocalDate before(LocalDate date, Period term) {
    return date.minusMonths(months(term)).minusDays(days(term));
  }

  private static int months(Period term) {
    return Math.clamp(term.toTotalMonths(), -MOST_MONTHS, MOST_MONTHS);
  }

  private static int days(Period term) {
    return Math.clamp(term.getDays(), -MOST_DAYS, MOST_DAYS);
  }
}
