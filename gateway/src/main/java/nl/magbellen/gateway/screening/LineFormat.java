package nl.magbellen.gateway.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.magbellen.list.ColumnMap;
import nl.magbellen.list.ListText;
import nl.magbellen.list.RowReader;
import nl.magbellen.list.UnreadableRowException;
import nl.magbellen.service.problem.ProblemMappers;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** NDJSON: an object a line; the last line holds the counts, and nothing else. */
final class LineFormat implements RowFormat {

  private static final String REFERENCE = "reference";

  /** The last line. */
  @Schema(name = "ScreeningEnd", description = "The last line of the answers")
  record Ending(Counts counts) {}

  private final ObjectMapper json;
  private final ObjectReader reader;
  private final ObjectWriter answers;
  private final RowReader rows;
  private final ScreeningOptions options;
  private final Pattern seemingReference;

  LineFormat(ListText list, ObjectMapper json, ScreeningOptions options) throws IOException {
    this.json = json;
    this.reader =
        json.reader()
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    this.answers = json.writerFor(ScreenedRow.class);
    this.rows = RowReader.ofLines(list);
    this.options = options;
    QuestionFields.requireKnown(options.map());
    this.seemingReference =
        Pattern.compile(
            "\""
                + Pattern.quote(options.map().of(REFERENCE).orElse(REFERENCE))
                + "\"\\s*:\\s*\"([^\"\\\\]{1,200})\"");
  }

  @Override
  public RowReader rows() {
    return rows;
  }

  @Override
  public Content content(String text) {
    JsonNode row = read(text);
    if (!(row instanceof ObjectNode object)) {
      return new Content(null, row, null, null);
    }
    JsonNode question = question(object);
    return new Content(
        null, question, question.path(REFERENCE).textValue(), options.keepsAll() ? object : null);
  }

  private JsonNode read(String text) {
    try {
      return reader.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UnreadableRowException(
          ProblemMappers.json(e, "").detail().replace("The body", "The row"));
    }
  }

  private JsonNode question(ObjectNode row) {
    ColumnMap map = options.map();
    boolean othersPass = options.keepsAll() || !map.isEmpty();
    ObjectNode question = json.createObjectNode();
    row.forEachEntry(
        (name, value) -> {
          boolean isField = QuestionFields.KNOWN.contains(name);
          if (!map.isOther(name) && (isField ? map.of(name).isEmpty() : !othersPass)) {
            question.set(name, completed(name, value));
          }
        });
    map.columns()
        .forEach(
            (field, column) -> {
              if (row.has(column)) {
                question.set(field, completed(field, row.get(column)));
              }
            });
    return question;
  }

  private JsonNode completed(String field, JsonNode value) {
    return options.dutchNumbers() && value.isTextual()
        ? json.getNodeFactory().textNode(QuestionFields.completed(field, value.textValue()))
        : value;
  }

  @Override
  public Content seeming(String text) {
    Matcher reference = seemingReference.matcher(text == null ? "" : text);
    return new Content(null, null, reference.find() ? reference.group(1) : null, null);
  }

  @Override
  public void begin(OutputStream out) {
    // a list of lines has no header
  }

  @Override
  public void write(ScreenedRow row, Object kept, OutputStream out) throws IOException {
    out.write(options.keepsAll() ? beside(row, kept) : answers.writeValueAsBytes(row));
    out.write('\n');
  }

  private byte[] beside(ScreenedRow row, Object kept) throws IOException {
    ObjectNode all = kept instanceof ObjectNode own ? own : json.createObjectNode();
    json.valueToTree(row).forEachEntry((name, value) -> all.set(CsvAnswers.prefixed(name), value));
    return json.writeValueAsBytes(all);
  }

  @Override
  public void end(Counts counts, OutputStream out) throws IOException {
    out.write(json.writeValueAsBytes(new Ending(counts)));
    out.write('\n');
  }
}
