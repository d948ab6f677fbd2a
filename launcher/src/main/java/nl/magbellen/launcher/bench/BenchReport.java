package nl.magbellen.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of a run as one page that needs nothing else: a table, and plots as SVG.
 *
 * @param run as it is kept in JSON
 */
record BenchReport(JsonNode run) {

  private static final int LONGEST_BAR = 420;
  private static final int LINE = 22;
  private static final int LABELS = 330;

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <title>Magbellen: measured %1$s</title>
      <style>
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
        table { border-collapse: collapse; width: 100%% }
        td, th { padding: .2rem .6rem; border-bottom: 1px solid #ccc; text-align: right }
        td:first-child, th:first-child { text-align: left }
        .base { color: #555; font-style: italic }
        svg text { font: 13px system-ui, sans-serif }
      </style>
      <h1>Magbellen, measured %1$s</h1>
      <p>%2$s processors for services, PostgreSQL (durable), and load generator together; Java %3$s;
      %4$s consents, twice as many objections; SQL by hand driven by %5$s.</p>
      %6$s
      <h2>All figures</h2>
      <table><thead><tr><th>what<th>value<th>of baseline<th>p50 ms<th>p95<th>p99<th>p99.9<th>CPU µs each
      <tbody>
      %7$s
      </table>
      </html>
      """;

  String html() {
    String plots =
        plot("Throughput", "/s", figure -> figure.path("value").asDouble())
            + plot("Latency, p99 in milliseconds", "ms", figure -> millis(figure, "p99.0"))
            + plot("Processor time for each, microseconds", "µs", BenchReport::cpu);
    return PAGE.formatted(
        run.path("at").asText(),
        run.path("processors").asText(),
        escaped(run.path("java").asText()),
        "%,d".formatted(run.path("consents").asLong()),
        escaped(run.path("sql").asText()),
        plots,
        figures().map(BenchReport::row).collect(Collectors.joining("\n")));
  }

  private Stream<JsonNode> figures() {
    return run.path("figures").valueStream();
  }

  /** A bar for each figure that has this value; throughput only where the unit is a rate. */
  private String plot(String title, String unit, ToDoubleFunction<JsonNode> value) {
    List<JsonNode> shown =
        figures()
            .filter(figure -> figure.path("unit").asText().equals("/s"))
            .filter(figure -> value.applyAsDouble(figure) > 0)
            .toList();
    double most = shown.stream().mapToDouble(value).max().orElse(1);
    List<String> bars = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      bars.add(bar(shown.get(i), i, value.applyAsDouble(shown.get(i)), most, unit));
    }
    return "<h2>%s</h2>\n<svg role=\"img\" aria-label=\"%s\" width=\"900\" height=\"%d\">%s</svg>\n"
        .formatted(title, title, LINE * (shown.size() + 1), String.join("\n", bars));
  }

  private static String bar(JsonNode figure, int place, double value, double most, String unit) {
    double length = Math.max(1, LONGEST_BAR * value / most);
    int y = LINE * place;
    String colour = figure.path("baseline").asBoolean() ? "#999" : "#1a5fb4";
    return String.format(
        Locale.ROOT,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
            + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>"
            + "<text x=\"%.1f\" y=\"%d\">%,.1f %s</text>",
        LABELS - 8,
        y + 16,
        escaped(figure.path("what").asText()),
        LABELS,
        y + 4,
        length,
        LINE - 6,
        colour,
        LABELS + length + 6,
        y + 16,
        value,
        unit);
  }

  private static String row(JsonNode figure) {
    return "<tr%s><td>%s: %s<td>%,.1f %s<td>%s<td>%s<td>%s<td>%s<td>%s<td>%s"
        .formatted(
            figure.path("baseline").asBoolean() ? " class=\"base\"" : "",
            escaped(figure.path("part").asText()),
            escaped(figure.path("what").asText()),
            figure.path("value").asDouble(),
            escaped(figure.path("unit").asText()),
            figure.has("against") ? "%.2f×".formatted(figure.path("against").asDouble()) : "",
            cell(millis(figure, "p50.0")),
            cell(millis(figure, "p95.0")),
            cell(millis(figure, "p99.0")),
            cell(millis(figure, "p99.9")),
            cell(cpu(figure)));
  }

  private static String cell(double value) {
    return value == 0 ? "" : "%,.2f".formatted(value);
  }

  private static double millis(JsonNode figure, String percentile) {
    return figure.path("millis").path(percentile).asDouble();
  }

  private static double cpu(JsonNode figure) {
    return figure.path("cpuMicrosEach").valueStream().mapToDouble(JsonNode::asDouble).sum();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
