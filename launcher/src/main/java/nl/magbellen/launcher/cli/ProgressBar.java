package nl.magbellen.launcher.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import nl.magbellen.launcher.os.Pause;

/**
 * How far a list is, by the rows that are answered: it is sent long before. Shown in place where
 * somebody looks on.
 */
final class ProgressBar {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final int WIDTH = 30;

  private final ListSource list;
  private final LongSupplier rows;
  private final LongSupplier line;
  private final PrintWriter terminal;
  private final Instant begun = Instant.now();
  private final long rowsBefore;
  private volatile boolean over;

  /**
   * A bar of a list that begins now.
   *
   * @param rows how many are answered
   * @param line the last one that is answered
   */
  ProgressBar(ListSource list, LongSupplier rows, LongSupplier line, PrintWriter terminal) {
    this.list = list;
    this.rows = rows;
    this.line = line;
    this.terminal = terminal;
    this.rowsBefore = rows.getAsLong();
  }

  /** Shows it until it is over, if this is a terminal. */
  void show() {
    if (System.console() != null) {
      Thread.ofVirtual().name("progress").start(this::showOn);
    }
  }

  private void showOn() {
    long lines = lines();
    while (!over) {
      Pause.of(BETWEEN_LOOKS);
      if (!over) {
        tell("\r" + soFar(lines, seconds()));
      }
    }
  }

  private long lines() {
    try {
      return list.countLines();
    } catch (IOException unknown) {
      tell("magbellen: " + unknown.getMessage());
      return 0;
    }
  }

  /** Nothing more is shown. */
  void stop() {
    over = true;
  }

  /** Stops, and says how long it took. */
  String finished() {
    stop();
    double seconds = seconds();
    return "%s  in %.1f s".formatted(filled(1, seconds), seconds);
  }

  /** After so many seconds; without a bar where nobody knows how many lines the list has. */
  String soFar(long lines, double seconds) {
    if (lines == 0) {
      return pace(seconds);
    }
    double share = Math.clamp((double) line.getAsLong() / lines, 0, 1);
    double left = seconds * (1 - share) / Math.max(share, 0.001);
    return "%s  %.0f s to go".formatted(filled(share, seconds), left);
  }

  private String filled(double share, double seconds) {
    int full = (int) (WIDTH * share);
    return "[%s%s] %3.0f %%  %s"
        .formatted("█".repeat(full), "·".repeat(WIDTH - full), 100 * share, pace(seconds));
  }

  private String pace(double seconds) {
    long answered = rows.getAsLong();
    return "%,d rows  %,.0f rows/s"
        .formatted(answered, (answered - rowsBefore) / Math.max(seconds, 0.001));
  }

  private double seconds() {
    return Duration.between(begun, Instant.now()).toMillis() / 1000.0;
  }

  private void tell(String text) {
    terminal.print(text);
    terminal.flush();
  }
}
