package nl.magbellen.gateway.screening;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import nl.magbellen.gateway.screening.ScreeningOptions.Reader;
import nl.magbellen.list.CsvList;
import nl.magbellen.list.Formulas;
import nl.magbellen.number.DutchTime;

/** Answers in CSV: a header, a row per row, and at the end a row with the counts. */
final class CsvAnswers {

  private static final List<String> COLUMNS =
      List.of(
          "row",
          "reference",
          "id",
          "decision",
          "reasons",
          "basis",
          "evidence",
          "validUntil",
          "retryAt",
          "error",
          "line");

  /** Beside kept columns this is what line is called, as mb_line is the kind of line. */
  private static final List<String> MORE_COLUMNS =
      List.of(
          "mb_number",
          "mb_line",
          "mb_duplicate_of",
          "mb_callable_from",
          "mb_basis_until",
          "mb_first_call_by");

  private static final String PREFIX = "mb_";
  private static final int DECISION = 3;
  private static final int REASONS = 4;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final StringWriter line = new StringWriter(256);
  private final CsvWriter writer;
  private final boolean neutralises;
  private final boolean marks;
  private final String[] header;

  /** The places of the columns that go through. */
  private final int[] kept;

  private final String[] cells;

  CsvAnswers(CsvList list, ScreeningOptions options) {
    neutralises = options.reader() != Reader.MACHINE;
    marks =
        options.reader() == Reader.SPREADSHEET
            || options.reader() == Reader.ANYBODY && list.isForSpreadsheet();
    List<String> own = ownColumns(options.keepsAll());
    List<String> names = list.columns().names();
    kept =
        options.keepsAll()
            ? IntStream.range(0, names.size()).filter(i -> !own.contains(names.get(i))).toArray()
            : new int[0];
    header = new String[kept.length + own.size()];
    Arrays.setAll(
        header, i -> i < kept.length ? safe(names.get(kept[i])) : own.get(i - kept.length));
    cells = new String[header.length];
    writer =
        CsvWriter.builder()
            .fieldSeparator(list.separator())
            .lineDelimiter(LineDelimiter.LF)
            .bufferSize(0)
            .build(line);
  }

  /** A list that was answered before has these columns already: they are written anew. */
  private static List<String> ownColumns(boolean prefixed) {
    return IntStream.range(0, COLUMNS.size() + MORE_COLUMNS.size())
        .mapToObj(
            i ->
                i >= COLUMNS.size()
                    ? MORE_COLUMNS.get(i - COLUMNS.size())
                    : prefixed ? prefixed(COLUMNS.get(i)) : COLUMNS.get(i))
        .toList();
  }

  /** The name of one of our fields beside those of the list. */
  static String prefixed(String name) {
    return name.startsWith(PREFIX) ? name : name.equals("line") ? "mb_file_line" : PREFIX + name;
  }

  void begin(OutputStream out) throws IOException {
    if (marks) {
      out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
    }
    write(header, out);
  }

  void write(ScreenedRow row, List<String> values, OutputStream out) throws IOException {
    for (int i = 0; i < kept.length; i++) {
      cells[i] = safe(values.get(kept[i]));
    }
    int i = kept.length;
    cells[i++] = Long.toString(row.row());
    cells[i++] = row.reference() == null ? "" : safe(row.reference());
    cells[i++] = text(row.id());
    cells[i++] = row.decision().name();
    cells[i++] = joined(row.reasons());
    cells[i++] = text(row.basis());
    cells[i++] = joined(row.evidence());
    cells[i++] = text(row.validUntil());
    cells[i++] = text(row.retryAt());
    cells[i++] = text(row.error());
    cells[i++] = Long.toString(row.line());
    cells[i++] = text(row.number());
    cells[i++] = text(row.lineKind());
    cells[i++] = text(row.duplicateOf());
    cells[i++] = text(row.callableFrom());
    cells[i++] = text(row.basisUntil());
    cells[i] = text(row.firstCallBy());
    write(cells, out);
  }

  void end(Counts counts, OutputStream out) throws IOException {
    Arrays.fill(cells, "");
    cells[kept.length] = Long.toString(counts.rows());
    cells[kept.length + DECISION] = "TOTAL";
    cells[kept.length + REASONS] =
        "PERMIT=%d|DENY=%d|ERROR=%d%s"
            .formatted(
                counts.permit(),
                counts.deny(),
                counts.error(),
                counts.duplicatesKnownTo() == null
                    ? ""
                    : "|DUPLICATES_KNOWN_TO=" + counts.duplicatesKnownTo());
    write(cells, out);
  }

  private void write(String[] values, OutputStream out) throws IOException {
    writer.writeRecord(values);
    out.write(line.toString().getBytes(StandardCharsets.UTF_8));
    line.getBuffer().setLength(0);
  }

  private String safe(String cell) {
    return neutralises ? Formulas.asText(cell) : cell;
  }

  private static String joined(List<?> values) {
    return switch (values.size()) {
      case 0 -> "";
      case 1 -> values.getFirst().toString();
      default -> String.join("|", values.stream().map(Object::toString).toList());
    };
  }

  private static String text(Instant instant) {
    return instant == null ? "" : DutchTime.format(instant);
  }

  private static String text(Object value) {
    return Objects.toString(value, "");
  }
}
