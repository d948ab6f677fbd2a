package nl.magbellen.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The schema of the values, with each definition in the place of what refers to it. */
final class ValuesSchema {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DEFINITIONS = "#/definitions/";

  private final JsonNode definitions;

  private ValuesSchema(JsonNode definitions) {
    this.definitions = definitions;
  }

  /** That of the chart. */
  static JsonNode ofTheChart() {
    JsonNode schema = JSON.valueToTree(Chart.file("values.schema.json"));
    return new ValuesSchema(schema.path("definitions")).expanded(schema);
  }

  /** What stands beside a reference is added to what is referred to, and wins. */
  private JsonNode expanded(JsonNode schema) {
    ObjectNode whole = JSON.createObjectNode();
    schema.path("allOf").forEach(part -> add(whole, expanded(part)));
    if (schema.path("$ref").asText().startsWith(DEFINITIONS)) {
      String name = schema.path("$ref").asText().substring(DEFINITIONS.length());
      add(whole, expanded(definitions.required(name)));
    }
    ObjectNode own = schema.deepCopy();
    own.remove("allOf");
    own.remove("$ref");
    for (var property : schema.path("properties").properties()) {
      ((ObjectNode) own.get("properties")).set(property.getKey(), expanded(property.getValue()));
    }
    add(whole, own);
    return whole;
  }

  private static void add(ObjectNode whole, JsonNode more) {
    for (var field : more.properties()) {
      JsonNode there = whole.get(field.getKey());
      if (there != null && there.isObject() && field.getValue().isObject()) {
        add((ObjectNode) there, field.getValue());
      } else {
        whole.set(field.getKey(), field.getValue());
      }
    }
  }
}
