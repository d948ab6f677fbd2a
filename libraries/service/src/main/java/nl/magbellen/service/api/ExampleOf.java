package nl.magbellen.service.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** An example of what a schema describes: its own, or made of the examples of its fields. */
final class ExampleOf {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, Schema> schemas;
  private final JsonNode examples;

  /**
   * @param examples by {@code schemas}, {@code types} and {@code fields}
   */
  ExampleOf(OpenAPI document, JsonNode examples) {
    this.schemas = document.getComponents().getSchemas();
    this.examples = examples;
  }

  /** An example of a named schema. */
  JsonNode schema(String name) {
    JsonNode type = examples.path("types").path(name);
    if (!type.isMissingNode()) {
      return type;
    }
    Schema schema = schemas.get(name);
    if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
      return MAPPER.valueToTree(schema.getExamples().getFirst());
    }
    return schema.getProperties() == null
        ? of(name, schema)
        : object(schema, examples.path("schemas").path(name));
  }

  /**
   * @param told what is said of its fields: an example, or null for a field that is null where it
   *     must be there, else left out
   */
  private ObjectNode object(Schema schema, JsonNode told) {
    ObjectNode object = JSON.objectNode();
    List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
    schema
        .getProperties()
        .forEach(
            (field, type) -> {
              boolean needed = required.contains(field);
              boolean known = examples.path("fields").hasNonNull(field);
              if (told.hasNonNull(field)) {
                object.set(field, whole(told.path(field), type));
              } else if (needed && OrNull.isSaidOf(type) && (told.has(field) || !known)) {
                object.putNull(field);
              } else if (!told.has(field) && (needed || known)) {
                object.set(field, of(field, type));
              }
            });
    return object;
  }

  /** The same, with null for each field that it must have and does not tell. */
  private JsonNode whole(JsonNode told, Schema type) {
    Schema schema = named(type);
    if (told.isArray() && schema.getItems() != null) {
      ArrayNode items = JSON.arrayNode();
      told.forEach(item -> items.add(whole(item, schema.getItems())));
      return items;
    }
    if (!told.isObject() || schema.getProperties() == null) {
      return told;
    }
    ObjectNode object = told.deepCopy();
    List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
    schema
        .getProperties()
        .forEach(
            (field, part) -> {
              if (object.has(field)) {
                object.set(field, whole(object.path(field), part));
              } else if (required.contains(field) && OrNull.isSaidOf(part)) {
                object.putNull(field);
              }
            });
    return object;
  }

  private Schema named(Schema type) {
    if (type.getAnyOf() != null) {
      return named(type.getAnyOf().getFirst());
    }
    return type.getRef() == null ? type : schemas.get(name(type.getRef()));
  }

  private static String name(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private JsonNode of(String field, Schema schema) {
    if (schema.getRef() != null) {
      return schema(name(schema.getRef()));
    }
    if (schema.getAnyOf() != null) {
      return of(field, schema.getAnyOf().getFirst());
    }
    JsonNode told = examples.path("fields").path(field);
    if (schema.getType() == null) {
      return told.isMissingNode() ? JSON.textNode(field) : told;
    }
    if (schema.getType().contains(Schema.SchemaType.ARRAY)) {
      return told.isArray() ? told : JSON.arrayNode().add(of(singular(field), schema.getItems()));
    }
    if (schema.getEnumeration() != null) {
      return JSON.textNode(schema.getEnumeration().getFirst().toString());
    }
    return switch (schema.getType().getFirst()) {
      case INTEGER, NUMBER -> told.isNumber() ? told : JSON.numberNode(1);
      case BOOLEAN -> told.isBoolean() ? told : JSON.booleanNode(false);
      case OBJECT -> schema.getProperties() == null ? JSON.objectNode() : object(schema, told);
      case STRING, ARRAY, NULL -> told.isTextual() ? told : JSON.textNode(field);
    };
  }

  private static String singular(String field) {
    return field.endsWith("s") ? field.substring(0, field.length() - 1) : field;
  }
}
