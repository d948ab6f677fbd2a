package nl.magbellen.gateway.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.gateway.permission.QuestionRequest;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.problem.ProblemException;

/**
 * CSV (RFC 4180) with a header that names the fields; a semicolon separates too, as Dutch
 * spreadsheets write it. An empty field is an absent one. The last row holds the counts.
 */
final class CsvFormat implements RowFormat {

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
          "error");

  private final RowReader rows;
  private final char separator;
  private final List<String> fields;
  private final PlainQuestions plain;
  private final StringWriter line = new StringWriter(160);
  private final CsvWriter writer;

  /**
   * Reads the header.
   *
   * @param constants the fields that are the same in every row
   * @throws ProblemException 400 when it is missing or names fields that a question does not have
   */
  CsvFormat(InputStream in, ObjectNode constants) throws IOException {
    rows = RowReader.ofCsv(in);
    if (!(rows.next() instanceof Row.Whole(long number, String header))) {
      throw ProblemException.badRequest(
          "The list must begin with a header row, in UTF-8, that names the fields.");
    }
    separator = rows.separator();
    fields = names(header);
    QuestionFields.requireKnown(fields);
    plain = new PlainQuestions(fields, constants);
    rows.countFromHere();
    writer =
        CsvWriter.builder()
            .fieldSeparator(separator)
            .lineDelimiter(LineDelimiter.LF)
            .bufferSize(0)
            .build(line);
  }

  private List<String> names(String header) {
    try {
      return fields(header).stream().map(String::strip).toList();
    } catch (UnreadableRowException e) {
      throw ProblemException.badRequest("The header row cannot be read: " + e.getMessage());
    }
  }

  @Override
  public RowReader rows() {
    return rows;
  }

  @Override
  public QuestionRequest plain(String text) {
    return plain.of(values(text));
  }

  private List<String> values(String text) {
    List<String> values = fields(text);
    if (values.size() != fields.size()) {
      throw new UnreadableRowException(
          "The row has %d fields, the header %d.".formatted(values.size(), fields.size()));
    }
    return values;
  }

  @Override
  public JsonNode question(String text) {
    List<String> values = values(text);
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < values.size(); i++) {
      QuestionFields.put(question, fields.get(i), values.get(i));
    }
    return question;
  }

  /** A row without quotes is cut at its separators; every other is read by the library. */
  private List<String> fields(String text) {
    return text.indexOf('"') < 0 && text.indexOf('\r') < 0 && text.indexOf('\n') < 0
        ? cut(text)
        : parsed(text);
  }

  private List<String> cut(String text) {
    List<String> cut = new ArrayList<>(COLUMNS.size());
    int from = 0;
    for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
      cut.add(text.substring(from, to));
      from = to + 1;
    }
    cut.add(text.substring(from));
    return cut;
  }

  private List<String> parsed(String text) {
    try (Stream<CsvRecord> records =
        CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text).stream()) {
      List<CsvRecord> read = records.limit(2).toList();
      if (read.size() != 1) {
        throw new UnreadableRowException("The row holds a line's end that is not between quotes.");
      }
      return read.getFirst().getFields();
    } catch (CsvParseException notCsv) {
      throw new UnreadableRowException("The row is not well-formed CSV.");
    }
  }

  @Override
  public void begin(OutputStream out) throws IOException {
    write(COLUMNS, out);
  }

  @Override
  public void write(ScreenedRow row, OutputStream out) throws IOException {
    write(
        Stream.of(
                Long.toString(row.row()),
                row.reference(),
                text(row.id()),
                row.decision().name(),
                joined(row.reasons()),
                row.basis(),
                joined(row.evidence()),
                text(row.validUntil()),
                text(row.retryAt()),
                row.error())
            .map(value -> value == null ? "" : value)
            .toList(),
        out);
  }

  @Override
  public void end(Counts counts, OutputStream out) throws IOException {
    String outcomes =
        "PERMIT=%d|DENY=%d|ERROR=%d".formatted(counts.permit(), counts.deny(), counts.error());
    write(
        List.of(Long.toString(counts.rows()), "", "", "TOTAL", outcomes, "", "", "", "", ""), out);
  }

  private void write(List<String> values, OutputStream out) throws IOException {
    writer.writeRecord(values);
    out.write(line.toString().getBytes(StandardCharsets.UTF_8));
    line.getBuffer().setLength(0);
  }

  private static String joined(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining("|"));
  }

  private static String text(Instant instant) {
    return instant == null ? null : DutchTime.format(instant);
  }

  private static String text(Object value) {
    return Objects.toString(value, null);
  }
}
