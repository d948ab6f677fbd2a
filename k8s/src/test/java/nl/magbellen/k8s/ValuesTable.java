package nl.magbellen.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The chart's README: every value with its default and what the schema says of it. */
final class ValuesTable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String HEAD =
      """
      # Values of the chart

      Written by `ReadmeTest` from `values.schema.json` and `values.yaml`; to write it anew:
      `./mvnw -pl k8s -am package -Dmagbellen.write=true -Dtest=ReadmeTest -Dsurefire.failIfNoSpecifiedTests=false`.
      How to install and run it: [docs/operations.md](../../docs/operations.md).
      A complete example: [values-production.yaml](values-production.yaml).

      | value | default | meaning |
      |---|---|---|
      """;

  private final StringBuilder text = new StringBuilder(HEAD);

  /** The whole README. */
  static String of(JsonNode schema, JsonNode values) {
    ValuesTable table = new ValuesTable();
    table.rows("", schema, values);
    return table.text.toString();
  }

  private void rows(String prefix, JsonNode schema, JsonNode values) {
    for (var property : schema.path("properties").properties()) {
      String name = prefix + property.getKey();
      JsonNode value = values.path(property.getKey());
      row(name, property.getValue(), value);
      rows(name + ".", property.getValue(), value);
    }
  }

  private void row(String name, JsonNode schema, JsonNode value) {
    String meaning = schema.path("description").asText().replace("|", "\\|");
    boolean group = schema.has("properties");
    text.append("| ")
        .append(group ? "**`" + name + "`**" : "`" + name + "`")
        .append(" | ")
        .append(group || value.isMissingNode() ? "" : "`" + written(value) + "`")
        .append(" | ")
        .append(meaning)
        .append(choices(schema))
        .append(" |\n");
  }

  private static String choices(JsonNode schema) {
    return schema.has("enum")
        ? " One of "
            + written(schema.get("enum")).replaceAll("[\\[\\]\"]", "").replace(",", ", ")
            + "."
        : "";
  }

  private static String written(JsonNode value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
