package nl.magbellen.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts what the rows of a file come to, while the answers are read, and keeps which were refused;
 * other threads may look on.
 */
public final class ImportTally {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_FIRST = 32;

  /** Some 50 bytes each. */
  private static final int MOST_REFUSED = 2_000_000;

  private static final int MOST_TEXTS = 10_000;
  private static final int LINE = 1;
  private static final int RESULT = 2;
  private static final int FIELD = 4;
  private static final int CODE = 5;
  private static final int REASON = 6;

  /**
   * A row that was refused.
   *
   * @param line of the file on which it begins, from 1
   * @param next the line on which the row after it begins; {@link Long#MAX_VALUE} for the last row
   */
  public record Refused(long row, long line, long next, String field, String reason) {}

  private final Map<String, Long> results = new TreeMap<>();
  private final Map<String, Long> reasons = new TreeMap<>();
  private final List<Refused> refused = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private volatile long rows;
  private volatile long lastRow;
  private volatile long lastLine;
  private volatile boolean finished;
  private volatile String brokenOff;
  private volatile String sha256 = "";

  /** Reads answers in CSV to their end; they are separated as the file is. */
  public void readCsv(InputStream answers) throws IOException {
    BufferedInputStream in = new BufferedInputStream(answers);
    try (Stream<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(separator(in))
            .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))
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
        sha256 = row.path("sha256").asText();
        finished = true;
      } else if (row.has("fromRow")) {
        brokenOff = row.path("reason").asText();
      } else {
        count(
            row.path("row").asLong(),
            row.path("line").asLong(),
            row.path("result").asText(),
            row.path("field").asText(""),
            row.path("code").asText(""),
            row.path("reason").asText(""));
      }
    }
  }

  /** What follows the first field, which is a word or a number. */
  private static char separator(BufferedInputStream in) throws IOException {
    in.mark(LONGEST_FIRST);
    int next = in.read();
    for (int i = 1; i < LONGEST_FIRST && Character.isLetterOrDigit(next); i++) {
      next = in.read();
    }
    in.reset();
    return next < 0 ? ',' : (char) next;
  }

  private void countCsv(CsvRecord fields) {
    switch (fields.getField(RESULT)) {
      case "result" -> {}
      case "TOTAL" -> {
        String told = fields.getField(REASON);
        sha256 = told.substring(told.lastIndexOf('=') + 1);
        finished = true;
      }
      case "BROKEN_OFF" -> brokenOff = fields.getField(REASON);
      case String result ->
          count(
              Long.parseLong(fields.getField(0)),
              Long.parseLong(fields.getField(LINE)),
              result,
              fields.getField(FIELD),
              fields.getField(CODE),
              fields.getField(REASON));
    }
  }

  private void count(long row, long line, String result, String field, String code, String reason) {
    endLast(line);
    results.merge(result, 1L, Long::sum);
    if (result.equals("ERROR")) {
      reasons.merge((field.isEmpty() ? "" : field + ": ") + code, 1L, Long::sum);
      if (refused.size() < MOST_REFUSED) {
        refused.add(new Refused(row, line, Long.MAX_VALUE, shared(field), shared(reason)));
      }
    }
    rows = rows + 1;
    lastRow = row;
    lastLine = line;
  }

  /** Many rows are refused for the same reason: it is kept once. */
  private String shared(String text) {
    if (texts.size() < MOST_TEXTS) {
      texts.putIfAbsent(text, text);
    }
    return texts.getOrDefault(text, text);
  }

  /** A row ends where the next begins. */
  private void endLast(long line) {
    if (!refused.isEmpty() && refused.getLast().next() == Long.MAX_VALUE) {
      Refused last = refused.removeLast();
      refused.add(new Refused(last.row(), last.line(), line, last.field(), last.reason()));
    }
  }

  /** How many rows are answered. */
  public long rows() {
    return rows;
  }

  /** The last row that is answered whole; 0 for none. */
  public long lastRow() {
    return lastRow;
  }

  /** The line of the file on which the last row that is answered begins; 0 for none. */
  public long lastLine() {
    return lastLine;
  }

  /** Whether the counts have come, so that nothing is missing. */
  public boolean finished() {
    return finished;
  }

  /** Why the service broke off; null if it did not. */
  public String brokenOff() {
    return brokenOff;
  }

  /** The rows that are not on record, in the order of the file: the first two million of them. */
  public List<Refused> refused() {
    return refused;
  }

  /** Whether more rows are refused than are kept. */
  public boolean hasMoreRefused() {
    return results.getOrDefault("ERROR", 0L) > refused.size();
  }

  /** The digest of the whole file, as the service took it. */
  public String sha256() {
    return sha256;
  }

  /** What the rows came to: a line for each result, and for each reason. */
  public String summary() {
    return Stream.concat(lines("", results), lines("  ", reasons))
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> lines(String indent, Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(count -> "%s%,12d  %s".formatted(indent, count.getValue(), count.getKey()));
  }
}
