package nl.magbellen.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The kinds that operators bring, as their own definitions (CRDs) say; see {@code crds/README.md}.
 * Rules in CEL are left to a real API: {@link ClusterTest}.
 */
final class OperatorTypes {

  private static final Path HOME = Path.of("src", "test", "resources", "crds");
  private static final String OPEN = "x-kubernetes-preserve-unknown-fields";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Schema> SCHEMAS = schemas();

  private OperatorTypes() {}

  /** Every definition, to be given to a real API too. */
  static List<JsonNode> definitions() {
    try (Stream<Path> files = Files.list(HOME)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(OperatorTypes::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all types: version and kind. */
  static Set<String> names() {
    return SCHEMAS.keySet();
  }

  /** Whether an operator brings this manifest's type. */
  static boolean know(JsonNode manifest) {
    return SCHEMAS.containsKey(KubernetesTypes.typeOf(manifest));
  }

  /** What the operator's schema has against a manifest, by name and field; empty when nothing. */
  static List<String> flaws(JsonNode manifest) {
    return SCHEMAS.get(KubernetesTypes.typeOf(manifest)).validate(manifest).stream()
        .map(flaw -> "%s %s".formatted(manifest.at("/metadata/name").asText(), flaw))
        .toList();
  }

  private static Map<String, Schema> schemas() {
    SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getOpenApi30());
    Map<String, Schema> schemas = new TreeMap<>();
    for (JsonNode definition : definitions()) {
      JsonNode spec = definition.path("spec");
      for (JsonNode version : spec.path("versions")) {
        ObjectNode schema = version.at("/schema/openAPIV3Schema").deepCopy();
        close(schema);
        // The API knows metadata itself.
        ((ObjectNode) schema.at("/properties/metadata")).remove("additionalProperties");
        schemas.put(
            "%s/%s/%s"
                .formatted(
                    spec.path("group").asText(),
                    version.path("name").asText(),
                    spec.at("/names/kind").asText()),
            registry.getSchema(schema));
      }
    }
    return schemas;
  }

  /**
   * Kubernetes' schema as JSON Schema: an object has no field that is not named, unless it says so.
   * What stands below {@code anyOf} and the like only adds rules, so it stays as it is.
   */
  private static void close(JsonNode schema) {
    if (schema.path("type").asText().equals("object")
        && !schema.path(OPEN).asBoolean()
        && !schema.has("additionalProperties")) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
    schema.path("properties").forEach(OperatorTypes::close);
    Stream.of(schema.path("items"), schema.path("additionalProperties"))
        .filter(JsonNode::isObject)
        .forEach(OperatorTypes::close);
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
