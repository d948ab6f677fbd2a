package nl.magbellen.imports;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.list.CsvList;
import nl.magbellen.list.Formulas;
import nl.magbellen.list.ListText;
import nl.magbellen.list.RowReader;
import nl.magbellen.list.UnreadableRowException;
import nl.magbellen.service.problem.ProblemMappers;

/** The rows of a file, and the JSON that each stands for. */
sealed interface FileRows {

  /** The rows. */
  RowReader rows();

  /**
   * What a row stands for, without the file's constants.
   *
   * @throws UnreadableRowException when it cannot be read
   */
  ObjectNode json(String row);

  /** CSV with a header. An empty cell is an absent field; what was made text is itself again. */
  record Csv(CsvList list, RowTexts texts) implements FileRows {

    static Csv of(ListText text, ImportQuery query, RowTexts texts) throws IOException {
      return new Csv(
          new CsvList(text, texts.fields().names(), query.map(), query.constants().keySet(), false),
          texts);
    }

    @Override
    public RowReader rows() {
      return list.rows();
    }

    @Override
    public ObjectNode json(String row) {
      List<String> values = list.values(row);
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      for (String field : list.columns().fields()) {
        texts.put(json, field, Formulas.asWritten(values.get(list.columns().placeOf(field))));
      }
      return json;
    }
  }

  /** NDJSON: an object a line. */
  record Lines(RowReader rows, ImportQuery query, RowTexts texts, ObjectMapper mapper)
      implements FileRows {

    static Lines of(ListText text, ImportQuery query, RowTexts texts, ObjectMapper mapper)
        throws IOException {
      return new Lines(RowReader.ofLines(text), query, texts, mapper);
    }

    @Override
    public ObjectNode json(String row) {
      ObjectNode json = mapped(object(row));
      texts.read(json);
      return json;
    }

    private ObjectNode object(String row) {
      try {
        if (mapper.readTree(row) instanceof ObjectNode object) {
          return object;
        }
      } catch (JacksonException e) {
        throw new UnreadableRowException(
            ProblemMappers.json(e, "").detail().replace("The body", "The row"));
      }
      throw new UnreadableRowException("The row is no JSON object.");
    }

    /** What the map names stands under its field; with a map, what is no field is left out. */
    private ObjectNode mapped(ObjectNode row) {
      Map<String, String> columns = query.map().columns();
      if (columns.isEmpty()) {
        return row;
      }
      Map<String, JsonNode> values = new LinkedHashMap<>();
      columns.forEach((field, column) -> values.put(field, row.path(column)));
      ObjectNode known = JsonNodeFactory.instance.objectNode();
      for (var field : row.properties()) {
        if (isField(field.getKey()) && !columns.containsValue(field.getKey())) {
          known.set(field.getKey(), field.getValue());
        }
      }
      values.forEach(
          (field, value) -> {
            if (!value.isMissingNode() && !value.isNull()) {
              RowTexts.set(known, field, value);
            }
          });
      return known;
    }

    private boolean isField(String name) {
      return texts.fields().names().stream()
          .anyMatch(field -> field.equals(name) || field.startsWith(name + "."));
    }
  }
}
