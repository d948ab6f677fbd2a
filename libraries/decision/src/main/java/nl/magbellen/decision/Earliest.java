package nl.magbellen.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/** The first of several ends, some of which may not be known. */
final class Earliest {
  private Earliest() {}

  /** The earliest of those that are not null; null when all are. */
  static Instant of(Instant... ends) {
    return Stream.of(ends).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
  }
}
