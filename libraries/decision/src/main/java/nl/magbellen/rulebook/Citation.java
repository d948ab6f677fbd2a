package nl.magbellen.rulebook;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * How a rule is cited from a date on: the same rule may stand in another paragraph later.
 *
 * @param from first local date on which it is cited so; null for always
 */
record Citation(LocalDate from, Source source) {

  Citation {
    requireNonNull(source, "source");
  }

  boolean holdsOn(LocalDate date) {
    return from == null || !date.isBefore(from);
  }
}
