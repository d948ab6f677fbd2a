package nl.magbellen.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.magbellen.list.Formulas;

/** How answers are written: in the type of the file. */
sealed interface FileFormat {

  /** Writes what comes before the first answer. */
  void begin(OutputStream out) throws IOException;

  /** Writes a row's answer. */
  void write(ImportedRow row, OutputStream out) throws IOException;

  /** Writes what comes after the last answer. */
  void end(ImportEnding ending, OutputStream out) throws IOException;

  /** An object a line. */
  record Lines(ObjectMapper json) implements FileFormat {

    @Override
    public void begin(OutputStream out) {
      // a list of lines has no header
    }

    @Override
    public void write(ImportedRow row, OutputStream out) throws IOException {
      line(row, out);
    }

    @Override
    public void end(ImportEnding ending, OutputStream out) throws IOException {
      line(ending, out);
    }

    private void line(Object value, OutputStream out) throws IOException {
      out.write(json.writeValueAsBytes(value));
      out.write('\n');
    }
  }

  /** CSV. */
  final class Csv implements FileFormat {

    private static final List<String> COLUMNS =
        List.of("row", "line", "result", "id", "field", "code", "reason");

    private final StringWriter line = new StringWriter();
    private final CsvWriter writer;

    Csv(char separator) {
      writer =
          CsvWriter.builder()
              .fieldSeparator(separator)
              .lineDelimiter(LineDelimiter.LF)
              .bufferSize(0)
              .build(line);
    }

    @Override
    public void begin(OutputStream out) throws IOException {
      record(COLUMNS.stream(), out);
    }

    @Override
    public void write(ImportedRow row, OutputStream out) throws IOException {
      record(
          Stream.of(
              row.row(), row.line(), row.result(), row.id(), row.field(), row.code(), row.reason()),
          out);
    }

    @Override
    public void end(ImportEnding ending, OutputStream out) throws IOException {
      ImportCounts counts = ending.counts();
      record(
          counts == null
              ? Stream.of(ending.fromRow(), null, "BROKEN_OFF", null, null, null, ending.reason())
              : Stream.of(
                  counts.rows(),
                  null,
                  "TOTAL",
                  ending.file(),
                  null,
                  null,
                  "CREATED=%d|SAME=%d|ERROR=%d|SHA-256=%s"
                      .formatted(counts.created(), counts.same(), counts.error(), ending.sha256())),
          out);
    }

    private void record(Stream<?> values, OutputStream out) throws IOException {
      writer.writeRecord(
          values.map(value -> Formulas.asText(Objects.toString(value, ""))).toList());
      out.write(line.toString().getBytes(StandardCharsets.UTF_8));
      line.getBuffer().setLength(0);
    }
  }
}
