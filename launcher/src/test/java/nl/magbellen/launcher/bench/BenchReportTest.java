package nl.magbellen.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class BenchReportTest {

  @Test
  void theReportShowsEveryFigureBesideItsBaselineAndNeedsNothingElse() {
    // Given
    Histogram micros = new Histogram(3);
    micros.recordValue(2_000);
    ObjectNode run = JsonNodeFactory.instance.objectNode().put("at", "2026-11-25T03:00:00Z");
    run.putArray("figures")
        .addAll(
            List.of(
                BenchFigure.of("single", "SQL <by hand>", 1_000, "/s").asBaseline().json(),
                BenchFigure.of("single", "decisions", 500, "/s")
                    .against(1_000)
                    .with(micros, 0)
                    .costing(Map.of("gateway", 70.0, "postgresql", 30.0))
                    .json()));

    // When
    String html = new BenchReport(run).html();

    // Then
    assertThat(html)
        .contains("SQL &lt;by hand&gt;", "0.50×", "<svg", "2.00", "100.00")
        .doesNotContain("http:", "https:", "<script", "SQL <by hand>");
  }
}
