package nl.magbellen.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.magbellen.launcher.client.AnswerLayout;
import nl.magbellen.launcher.client.ScreeningTally;
import nl.magbellen.launcher.os.StackException;

/**
 * The file that answers of a screening are written to, which may hold those of a run that was cut
 * short. What it holds is known by reading it as CSV or JSON, never by a search: a reference may
 * contain anything.
 *
 * @param file where it is
 * @param lines whether it holds NDJSON; else CSV
 */
record ScreeningResult(Path file, boolean lines) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What a file holds: whole rows up to a place.
   *
   * @param length the bytes of its whole rows
   * @param lastRow the last of them
   * @param lastRowAt where that begins
   */
  private record Whole(long length, String lastRow, long lastRowAt) {}

  /** Whether the list was answered to its end. */
  boolean isFinished() throws IOException {
    return Files.exists(file) && isEnd(whole().lastRow());
  }

  /** Takes off what follows the last whole row. */
  void keepWholeRows() throws IOException {
    truncate(whole().length());
  }

  /** Counts the rows that it holds. */
  void count(ScreeningTally tally) throws IOException {
    if (Files.size(file) == 0) {
      return;
    }
    try (InputStream answers = new BufferedInputStream(Files.newInputStream(file))) {
      if (lines) {
        tally.readLines(answers);
      } else {
        tally.readCsv(answers, null);
      }
    }
  }

  /** Writes the counts of all parts where those of the last part stand. */
  void writeTotals(ScreeningTally tally) throws IOException {
    Whole whole = whole();
    String totals = lines ? lineOf(tally) : rowOf(tally, whole.lastRow());
    truncate(whole.lastRowAt());
    Files.writeString(file, totals, StandardOpenOption.APPEND);
  }

  /** Writes what is wanted of it elsewhere, with the header and the counts, and removes it. */
  void filterTo(Path wanted, List<String> decisions) throws IOException {
    try (BufferedReader answers = Files.newBufferedReader(file);
        Writer kept = Files.newBufferedWriter(wanted)) {
      if (lines) {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
          JsonNode row = JSON.readTree(line);
          String decision = row.path(row.has("mb_row") ? "mb_decision" : "decision").asText();
          if (ScreeningTally.isEnd(row) || decisions.contains(decision)) {
            kept.write(line + "\n");
          }
        }
      } else {
        filterCsv(answers, kept, decisions);
      }
    }
    Files.delete(file);
    ScreeningRun.forget(this);
  }

  private void filterCsv(BufferedReader answers, Writer kept, List<String> decisions)
      throws IOException {
    AnswerLayout layout = layout();
    try (var rows = CsvReader.builder().fieldSeparator(layout.separator()).ofCsvRecord(answers);
        CsvWriter csv = writer(layout, kept)) {
      for (CsvRecord row : rows) {
        String decision = row.getField(layout.decision());
        boolean isRow = List.of("PERMIT", "DENY", "ERROR").contains(decision);
        if (!isRow || decisions.contains(decision)) {
          csv.writeRecord(row.getFields());
        }
      }
    }
  }

  private static CsvWriter writer(AnswerLayout layout, Writer out) {
    return CsvWriter.builder()
        .fieldSeparator(layout.separator())
        .lineDelimiter(LineDelimiter.LF)
        .build(out);
  }

  private static String lineOf(ScreeningTally tally) throws IOException {
    return JSON.writeValueAsString(
            Map.of(
                "counts",
                Map.of(
                    "rows", tally.rows(),
                    "permit", tally.rowsOf("PERMIT"),
                    "deny", tally.rowsOf("DENY"),
                    "error", tally.rowsOf("ERROR"))))
        + "\n";
  }

  private String rowOf(ScreeningTally tally, String lastRow) throws IOException {
    AnswerLayout layout = layout();
    List<String> fields = new ArrayList<>(layout.fields(lastRow));
    fields.set(layout.row(), Long.toString(tally.rows()));
    fields.set(
        layout.reasons(),
        "PERMIT=%d|DENY=%d|ERROR=%d"
            .formatted(tally.rowsOf("PERMIT"), tally.rowsOf("DENY"), tally.rowsOf("ERROR")));
    StringWriter row = new StringWriter();
    try (CsvWriter csv = writer(layout, row)) {
      csv.writeRecord(fields);
    }
    return row.toString();
  }

  /**
   * How the answers are laid out, as their header says it; null in NDJSON.
   *
   * @throws StackException when there are none to go on with
   */
  AnswerLayout layout() throws IOException {
    if (lines) {
      return null;
    }
    if (Files.notExists(file)) {
      throw new StackException("there are no answers in %s to go on with".formatted(file));
    }
    try (InputStream answers = new BufferedInputStream(Files.newInputStream(file))) {
      return AnswerLayout.read(answers);
    }
  }

  private boolean isEnd(String row) throws IOException {
    if (row.isEmpty()) {
      return false;
    }
    if (lines) {
      return ScreeningTally.isEnd(JSON.readTree(row));
    }
    AnswerLayout layout = layout();
    List<String> fields = layout.fields(row);
    return fields.size() > layout.decision()
        && fields.get(layout.decision()).equals(AnswerLayout.TOTAL);
  }

  private void truncate(long length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }

  private Whole whole() throws IOException {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    Whole whole = new Whole(0, "", 0);
    long read = 0;
    boolean quoted = false;
    byte[] piece = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        int from = 0;
        for (int i = 0; i < length; i++) {
          quoted ^= piece[i] == '"' && !lines;
          if (piece[i] == '\n' && !quoted) {
            row.write(piece, from, i + 1 - from);
            from = i + 1;
            whole = new Whole(read + from, row.toString(StandardCharsets.UTF_8), whole.length());
            row.reset();
          }
        }
        row.write(piece, from, length - from);
        read += length;
      }
    }
    return whole;
  }

  /** What an interrupted run leaves is never taken for another list's. */
  StackException otherwise(String why) {
    return new StackException(
        "%s was begun otherwise: %s. Screen the list anew, without --resume".formatted(file, why));
  }
}
