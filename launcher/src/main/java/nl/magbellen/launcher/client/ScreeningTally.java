package nl.magbellen.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what rows come to, while the answers are read; other threads may look on. */
public final class ScreeningTally {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BAR = 40;
  private static final int ROW = 0;
  private static final int DECISION = 3;
  private static final int REASONS = 4;

  private final Map<String, Long> decisions = new TreeMap<>();
  private final Map<String, Long> reasons = new TreeMap<>();
  private volatile long rows;
  private volatile long lastRow;
  private volatile boolean finished;

  /** Reads answers in CSV to their end. */
  public void readCsv(InputStream answers, char separator) throws IOException {
    try (Stream<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(separator)
            .ofCsvRecord(new InputStreamReader(answers, StandardCharsets.UTF_8))
            .stream()) {
      records.forEach(this::countCsv);
    } catch (UncheckedIOException cutShort) {
      throw cutShort.getCause();
    }
  }

  /** Reads answers in NDJSON to their end. */
  public void readLines(InputStream answers) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      JsonNode row = JSON.readTree(line);
      if (row.has("counts")) {
        finished = true;
      } else {
        List<String> codes = row.path("reasons").valueStream().map(JsonNode::asText).toList();
        count(row.path("row").asLong(), row.path("decision").asText(), codes);
      }
    }
  }

  private void countCsv(CsvRecord fields) {
    String decision = fields.getField(DECISION);
    switch (decision) {
      case "decision" -> {}
      case "TOTAL" -> finished = true;
      default -> {
        String codes = fields.getField(REASONS);
        count(
            Long.parseLong(fields.getField(ROW)),
            decision,
            codes.isEmpty() ? List.of() : List.of(codes.split("\\|")));
      }
    }
  }

  private void count(long row, String decision, List<String> codes) {
    decisions.merge(decision, 1L, Long::sum);
    codes.forEach(code -> reasons.merge(code, 1L, Long::sum));
    rows = rows + 1;
    lastRow = row;
  }

  /** How many rows are answered. */
  public long rows() {
    return rows;
  }

  /** The last row that is answered whole; 0 for none. */
  public long lastRow() {
    return lastRow;
  }

  /** Whether the counts have come, so that nothing is missing. */
  public boolean finished() {
    return finished;
  }

  /** What the rows came to: a line and a bar for each decision and each reason. */
  public String summary() {
    return Stream.concat(lines(decisions), Stream.concat(Stream.of(""), lines(reasons)))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private Stream<String> lines(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(count -> line(count.getKey(), count.getValue()));
  }

  private String line(String name, long count) {
    double share = rows == 0 ? 0 : (double) count / rows;
    return "  %-28s %,12d %6.2f %%  %s"
        .formatted(name, count, 100 * share, "█".repeat((int) Math.ceil(BAR * share)));
  }
}
