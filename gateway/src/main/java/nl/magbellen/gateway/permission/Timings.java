package nl.magbellen.gateway.permission;

import java.util.Locale;

/**
 * How long the steps of a decision took, for the header {@code Server-Timing}. Steps that are not
 * done are not told. Written by the threads of a decision, one after the other; read by its asker.
 */
final class Timings {

  private static final double NANOS_OF_A_MILLI = 1_000_000;

  private final long asked = System.nanoTime();
  private volatile long taken;
  private volatile long known;
  private volatile long recorded;

  /** Its batch begins. */
  void take() {
    taken = System.nanoTime();
  }

  /** All facts are there. */
  void know() {
    known = System.nanoTime();
  }

  /** It is decided, signed and on record. */
  void record() {
    recorded = System.nanoTime();
  }

  /** In milliseconds: waiting for a batch, facts, deciding and recording, all of it. */
  String header() {
    StringBuilder told = new StringBuilder();
    tell(told, "wait", asked, taken);
    tell(told, "facts", taken, known);
    tell(told, "record", known, recorded);
    tell(told, "total", asked, System.nanoTime());
    return told.toString();
  }

  private static void tell(StringBuilder told, String step, long from, long to) {
    if (from != 0 && to != 0) {
      told.append(told.isEmpty() ? "" : ", ")
          .append(String.format(Locale.ROOT, "%s;dur=%.1f", step, (to - from) / NANOS_OF_A_MILLI));
    }
  }
}
