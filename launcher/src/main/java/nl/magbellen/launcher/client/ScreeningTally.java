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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what rows come to, while the answers are read; other threads may look on. */
public final class ScreeningTally {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BAR = 40;

  /** A row that was denied for this was not decided: what it takes could not be known in time. */
  private static final String UNAVAILABLE = "EVIDENCE_UNAVAILABLE";

  private static final Set<String> OF_TIME = Set.of("OUTSIDE_CALLING_HOURS", "FORBIDDEN_DAY");
  private static final String ERROR = "ERROR";
  private static final String DUTCH_NUMBERS = "numbers=nl";

  private final Map<String, Long> decisions = new TreeMap<>();
  private final Map<String, Long> reasons = new TreeMap<>();
  private volatile long rows;
  private volatile long lastRow;
  private volatile long lastLine;
  private volatile boolean finished;
  private long unavailable;
  private boolean wouldReadDutchNumbers;

  /**
   * Reads answers in CSV to their end.
   *
   * @param layout of answers that have no header, as they go on; null when they have one
   */
  public void readCsv(InputStream answers, AnswerLayout layout) throws IOException {
    AnswerLayout known = layout == null ? AnswerLayout.read(answers) : layout;
    try (Stream<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(known.separator())
            .ofCsvRecord(new InputStreamReader(answers, StandardCharsets.UTF_8))
            .stream()) {
      records.forEach(row -> countCsv(row, known));
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
      if (isEnd(row)) {
        finished = true;
      } else {
        String prefix = row.has("mb_row") ? "mb_" : "";
        count(
            row.path(prefix + "row").asLong(),
            row.path(prefix.isEmpty() ? "line" : "mb_file_line").asLong(),
            row.path(prefix + "decision").asText(),
            row.path(prefix + "reasons").valueStream().map(JsonNode::asText).toList(),
            row.path(prefix + "error").asText(""));
      }
    }
  }

  /** Whether a line of answers in NDJSON holds the counts, and so nothing else. */
  public static boolean isEnd(JsonNode line) {
    return line.size() == 1 && line.path("counts").isObject();
  }

  private void countCsv(CsvRecord fields, AnswerLayout layout) {
    String decision = fields.getField(layout.decision());
    if (decision.equals(AnswerLayout.TOTAL)) {
      finished = true;
      return;
    }
    String codes = fields.getField(layout.reasons());
    count(
        Long.parseLong(fields.getField(layout.row())),
        layout.line() < 0 ? 0 : Long.parseLong(fields.getField(layout.line())),
        decision,
        codes.isEmpty() ? List.of() : List.of(codes.split("\\|")),
        fields.getField(layout.error()));
  }

  private void count(long row, long line, String decision, List<String> codes, String error) {
    decisions.merge(decision, 1L, Long::sum);
    codes.forEach(code -> reasons.merge(code, 1L, Long::sum));
    unavailable += codes.contains(UNAVAILABLE) ? 1 : 0;
    wouldReadDutchNumbers |= error.contains(DUTCH_NUMBERS);
    lastLine = line;
    rows = rows + 1;
    lastRow = row;
  }

  /** The line of the list on which the last row begins that is answered; 0 for none. */
  public long lastLine() {
    return lastLine;
  }

  /** How many rows came to this decision. */
  public long rowsOf(String decision) {
    return decisions.getOrDefault(decision, 0L);
  }

  /** How many rows were not decided: those in error, and those whose facts did not come in time. */
  public long undecided() {
    return rowsOf(ERROR) + unavailable;
  }

  /** Whether rows were denied for the time of day or the day. */
  public boolean hasRowsOutOfTime() {
    return OF_TIME.stream().anyMatch(reasons::containsKey);
  }

  /** Whether numbers would be read that lost their 0 or +. */
  public boolean wouldReadDutchNumbers() {
    return wouldReadDutchNumbers;
  }

  /**
   * The counts, for a program.
   *
   * @param answers where the answers are
   */
  public String json(String answers) {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("rows", rows);
    counts.put("permit", rowsOf("PERMIT"));
    counts.put("deny", rowsOf("DENY"));
    counts.put("error", rowsOf(ERROR));
    counts.put("undecided", undecided());
    counts.put("reasons", reasons);
    counts.put("answers", answers);
    return JSON.valueToTree(counts).toString();
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
