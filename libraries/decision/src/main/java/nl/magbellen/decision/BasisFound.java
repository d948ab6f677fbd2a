package nl.magbellen.decision;

import java.time.Instant;

/**
 * A legal basis that holds.
 *
 * @param end first instant at which it no longer does; null when no end is known
 */
record BasisFound(Basis basis, Instant end) {

  /** True when the consumer asked for the call. */
  boolean isRequest() {
    return basis.type() == BasisType.REQUESTED_CALL;
  }
}
