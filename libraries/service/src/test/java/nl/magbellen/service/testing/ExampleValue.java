package nl.magbellen.service.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import nl.magbellen.number.Ids;

/** Makes a value that a service can read, from what its OpenAPI document says of it. */
final class ExampleValue {

  private static final String FORM = "application/x-www-form-urlencoded";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String COMPONENTS = "#/components/schemas/";
  private static final int DEEPEST = 8;

  /** What a type does not tell. */
  private static final Map<String, String> BY_NAME =
      Map.ofEntries(
          Map.entry("number", "+31207001234"),
          Map.entry("callee", "+31612345678"),
          Map.entry("callerId", "+31207001234"),
          Map.entry("kvk", "12345678"),
          Map.entry("agency", "belhuis"),
          Map.entry("advertiser", "zonnestroom"),
          Map.entry("telemarketer", "t-0042"),
          Map.entry("subject", "energy-contract"),
          Map.entry("evidence", "requested-call:" + Ids.next()),
          Map.entry("id", "zonnestroom"),
          Map.entry("url", "https://zonnestroom.example/"),
          Map.entry("website", "https://zonnestroom.example/"),
          Map.entry("publicationUrl", "https://zonnestroom.example/"),
          Map.entry("pageSha256", "0".repeat(64)),
          Map.entry("term", "P2Y"),
          Map.entry("firstCallWithin", "P6M"));

  private final JsonNode document;

  ExampleValue(JsonNode document) {
    this.document = document;
  }

  /** A value for a parameter or a field of this name. */
  JsonNode of(String name, JsonNode schema) {
    return of(name, schema, 0);
  }

  private JsonNode of(String name, JsonNode schema, int depth) {
    String reference = schema.path("$ref").asText();
    if (reference.startsWith(COMPONENTS)) {
      return ofType(name, reference.substring(COMPONENTS.length()), depth);
    }
    for (String choice : new String[] {"anyOf", "oneOf", "allOf"}) {
      if (schema.has(choice)) {
        return of(name, schema.path(choice).get(0), depth);
      }
    }
    if (schema.has("enum")) {
      return schema.path("enum").get(0);
    }
    return switch (type(schema)) {
      case "object" -> object(schema, depth);
      case "array" -> JSON.arrayNode().add(of(singular(name), schema.path("items"), depth + 1));
      case "integer", "number" -> JSON.numberNode(schema.path("minimum").asInt(1));
      case "boolean" -> JSON.booleanNode(true);
      default -> JSON.textNode(text(name, schema));
    };
  }

  private JsonNode ofType(String name, String type, int depth) {
    return switch (type) {
      case "Instant" ->
          JSON.textNode(Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS).toString());
      case "LocalDate" -> JSON.textNode(LocalDate.now().minusDays(1).toString());
      case "UUID" -> JSON.textNode(Ids.next().toString());
      case "JsonNode" -> JSON.objectNode();
      default -> {
        JsonNode schema = document.path("components").path("schemas").path(type);
        yield schema.has("examples") ? schema.path("examples").get(0) : of(name, schema, depth + 1);
      }
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    if (depth < DEEPEST) {
      for (JsonNode required : schema.path("required")) {
        String field = required.asText();
        object.set(field, of(field, schema.path("properties").path(field), depth + 1));
      }
    }
    return object;
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.get(0).asText() : type.asText();
  }

  private static String singular(String name) {
    return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
  }

  private static String text(String name, JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "date-time" -> Instant.now().minusSeconds(60).toString();
      case "date" -> LocalDate.now().minusDays(1).toString();
      case "uuid" -> Ids.next().toString();
      default -> BY_NAME.getOrDefault(name, "a text");
    };
  }

  /** A value as a body of this type: JSON, or a form of its fields. */
  static String written(JsonNode value, String mediaType) {
    if (value.isTextual()) {
      return value.asText();
    }
    return FORM.equals(mediaType)
        ? value.properties().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"))
        : value.toString();
  }
}
