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
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.common.DutchTime;
import nl.magbellen.common.problem.ProblemException;

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

  /**
   * Reads the header.
   *
   * @throws ProblemException 400 when it is missing or names fields that a question does not have
   */
  CsvFormat(InputStream in) throws IOException {
    rows = RowReader.ofCsv(in);
    if (!(rows.next() instanceof Row.Whole(long number, String header))) {
      throw ProblemException.badRequest(
          "The list must begin with a header row, in UTF-8, that names the fields.");
    }
    separator = rows.separator();
    fields = names(header);
    QuestionFields.requireKnown(fields);
    rows.countFromHere();
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
  public JsonNode question(String text) {
    List<String> values = fields(text);
    if (values.size() != fields.size()) {
      throw new UnreadableRowException(
          "The row has %d fields, the header %d.".formatted(values.size(), fields.size()));
    }
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < values.size(); i++) {
      QuestionFields.put(question, fields.get(i), values.get(i));
    }
    return question;
  }

  private List<String> fields(String text) {
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
    StringWriter line = new StringWriter(160);
    CsvWriter.builder()
        .fieldSeparator(separator)
        .lineDelimiter(LineDelimiter.LF)
        .bufferSize(0)
        .build(line)
        .writeRecord(values);
    out.write(line.toString().getBytes(StandardCharsets.UTF_8));
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
