package nl.magbellen.gateway.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import nl.magbellen.number.Ids;

/** The time of a leaf, held against the one in the id of its record. */
final class LeafTime {

  private static final int WITH_TIME = 7;

  private LeafTime() {}

  /** Whether they agree; an id without a time agrees with all. */
  static boolean isOf(UUID id, Instant at) {
    return id.version() != WITH_TIME || Ids.instantOf(id).equals(at.truncatedTo(ChronoUnit.MILLIS));
  }
}
