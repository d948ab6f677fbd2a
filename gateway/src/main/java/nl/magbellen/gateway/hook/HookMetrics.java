package nl.magbellen.gateway.hook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/**
 * Counts what hooks bring: {@code magbellen.hooks.reports} by preset and result; how many reports
 * wait because they could not be placed, {@code magbellen.hooks.unplaced}, which is not a number
 * while that is not known.
 */
@Singleton
class HookMetrics {

  private static final String REPORTS = "magbellen.hooks.reports";

  private final MeterRegistry meters;
  private volatile double unplaced = Double.NaN;

  HookMetrics(MeterRegistry meters) {
    this.meters = meters;
    Gauge.builder("magbellen.hooks.unplaced", () -> unplaced)
        .description("Reports of dialers that could not be placed and that nobody has ended")
        .register(meters);
  }

  /** A report was taken. Presets that are none are counted under one name. */
  void count(String preset, HookAnswer.Result result) {
    count(preset, result.name());
  }

  /** A report was refused, as its signature is wrong. */
  void countRefused(String preset) {
    count(preset, "REFUSED");
  }

  private void count(String preset, String result) {
    String known = Preset.of(preset).map(Preset::title).orElse("unknown");
    meters.counter(REPORTS, "preset", known, "result", result).increment();
  }

  /** How many wait; not a number if that is not known. */
  double lastWaiting() {
    return unplaced;
  }

  /**
   * How many wait.
   *
   * @param waiting not a number if that is not known
   */
  void waiting(double waiting) {
    unplaced = waiting;
  }
}
