package nl.magbellen.launcher.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One figure of a run.
 *
 * @param part of what: single, batch, screening, start, memory, overload
 * @param what is measured
 * @param value in the unit
 * @param unit such as {@code /s} or {@code MB}
 * @param baseline whether others are held against it
 * @param against value divided by that of its baseline; null for none
 * @param micros latencies; null when they were not measured
 * @param failed answers other than 200
 * @param cpu microseconds of processor time for each, by part; empty when not measured
 */
public record BenchFigure(
    String part,
    String what,
    double value,
    String unit,
    boolean baseline,
    Double against,
    Histogram micros,
    long failed,
    Map<String, Double> cpu) {

  private static final List<Double> PERCENTILES = List.of(50.0, 95.0, 99.0, 99.9);

  static BenchFigure of(String part, String what, double value, String unit) {
    return new BenchFigure(part, what, value, unit, false, null, null, 0, Map.of());
  }

  BenchFigure named(String more) {
    return new BenchFigure(part, what + more, value, unit, baseline, against, micros, failed, cpu);
  }

  BenchFigure asBaseline() {
    return new BenchFigure(part, what, value, unit, true, null, micros, failed, cpu);
  }

  BenchFigure against(double base) {
    return new BenchFigure(part, what, value, unit, false, value / base, micros, failed, cpu);
  }

  BenchFigure with(Histogram latencies, long notOk) {
    return new BenchFigure(part, what, value, unit, baseline, against, latencies, notOk, cpu);
  }

  BenchFigure costing(Map<String, Double> each) {
    return new BenchFigure(part, what, value, unit, baseline, against, micros, failed, each);
  }

  static String header() {
    return "%-66s %12s %9s %8s %8s %8s %8s %9s"
        .formatted("", "", "of base", "p50 ms", "p95", "p99", "p99.9", "CPU µs");
  }

  /** A line of the table. */
  String line() {
    StringBuilder line = new StringBuilder();
    String shown = baseline ? "  baseline: " + what : what;
    line.append("%-66s %,9.1f %-3s".formatted(shown, value, unit));
    line.append(against == null ? " ".repeat(9) : "%8.2f×".formatted(against));
    for (double percentile : PERCENTILES) {
      line.append(micros == null ? " ".repeat(9) : " %8.2f".formatted(millis(percentile)));
    }
    line.append(cpu.isEmpty() ? "" : " %9.0f".formatted(totalCpu()));
    line.append(failed == 0 ? "" : "  failed: " + failed);
    return line.toString().stripTrailing();
  }

  double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1000.0;
  }

  private double totalCpu() {
    return cpu.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("part", part)
            .put("what", what)
            .put("value", value)
            .put("unit", unit)
            .put("baseline", baseline);
    if (against != null) {
      json.put("against", against);
    }
    if (micros != null) {
      ObjectNode millis = json.putObject("millis");
      PERCENTILES.forEach(percentile -> millis.put("p" + percentile, millis(percentile)));
      json.put("failed", failed);
    }
    if (!cpu.isEmpty()) {
      ObjectNode each = json.putObject("cpuMicrosEach");
      cpu.forEach(each::put);
    }
    return json;
  }
}
