package nl.magbellen.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/**
 * Terms as the rules count them: a calendar period from the local date; an anniversary that does
 * not exist falls on the last day of its month; the last day counts whole.
 */
final class Term {
  private Term() {}

  /** First instant after the term: the midnight that ends its last day. */
  static Instant end(LocalDate from, Period term, ZoneId zone) {
    return from.plus(term).plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** As above, from the local date of an instant. */
  static Instant end(Instant from, Period term, ZoneId zone) {
    return end(LocalDate.ofInstant(from, zone), term, zone);
  }
}
