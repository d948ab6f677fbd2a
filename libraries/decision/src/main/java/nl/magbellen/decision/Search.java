package nl.magbellen.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the records of one legal basis gave.
 *
 * @param found the basis that holds
 * @param whyNot why each of the others does not, oldest record first
 */
record Search(Optional<Found> found, List<Failure> whyNot) {

  static final Search NOTHING = new Search(Optional.empty(), List.of());

  /**
   * A basis that holds.
   *
   * @param end first instant at which it no longer does; null when no end is known
   */
  record Found(Basis basis, Instant end) {}
}
