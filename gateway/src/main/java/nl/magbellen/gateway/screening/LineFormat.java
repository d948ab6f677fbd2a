package nl.magbellen.gateway.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import nl.magbellen.service.problem.ProblemMappers;

/** NDJSON: an object a line; the last line holds the counts. */
final class LineFormat implements RowFormat {

  /** The last line. */
  record Ending(Counts counts) {}

  private final ObjectMapper json;
  private final ObjectWriter answers;
  private final RowReader rows;

  LineFormat(InputStream in, ObjectMapper json) throws IOException {
    this.json = json;
    this.answers = json.writerFor(ScreenedRow.class);
    this.rows = RowReader.ofLines(in);
  }

  @Override
  public RowReader rows() {
    return rows;
  }

  @Override
  public JsonNode question(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UnreadableRowException(
          ProblemMappers.json(e, "").detail().replace("The body", "The row"));
    }
  }

  @Override
  public void begin(OutputStream out) {
    // a list of lines has no header
  }

  @Override
  public void write(ScreenedRow row, OutputStream out) throws IOException {
    out.write(answers.writeValueAsBytes(row));
    out.write('\n');
  }

  @Override
  public void end(Counts counts, OutputStream out) throws IOException {
    out.write(json.writeValueAsBytes(new Ending(counts)));
    out.write('\n');
  }
}
