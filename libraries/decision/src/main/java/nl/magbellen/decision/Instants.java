package nl.magbellen.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/** Instants of which some may not be known. */
final class Instants {
  private Instants() {}

  /** The earliest of those that are not null; null when all are. */
  static Instant earliest(Instant... ends) {
    return Stream.of(ends).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
  }
}
