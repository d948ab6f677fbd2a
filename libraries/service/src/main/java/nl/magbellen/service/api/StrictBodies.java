package nl.magbellen.service.api;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Says in the document that requests may hold no other fields than the known ones. Answers may: a
 * client must not break on a field that comes later.
 */
final class StrictBodies {

  /** Whoever asks may be newer, and say more. */
  private static final String LOOK_UPS = "/internal/lookups";

  private final Map<String, Schema> schemas;
  private final SchemaTree tree;
  private final List<Operation> operations;
  private final Set<String> asked = new HashSet<>();
  private final Set<String> answered = new HashSet<>();

  private StrictBodies(Map<String, Schema> schemas, List<Operation> operations) {
    this.schemas = schemas;
    this.tree = new SchemaTree(schemas);
    this.operations = operations;
  }

  static StrictBodies of(OpenAPI document) {
    return new StrictBodies(
        document.getComponents().getSchemas(),
        document.getPaths().getPathItems().entrySet().stream()
            .filter(path -> !path.getKey().equals(LOOK_UPS))
            .map(path -> path.getValue().getOperations())
            .map(Map::values)
            .flatMap(Collection::stream)
            .toList());
  }

  /** Closes the schemas that only requests use, but for those that say that they are open. */
  void close() {
    operations.forEach(this::walk);
    asked.stream()
        .filter(name -> !answered.contains(name))
        .map(schemas::get)
        .filter(schema -> schema.getProperties() != null)
        .filter(schema -> schema.getAdditionalPropertiesSchema() == null)
        .forEach(schema -> schema.setAdditionalPropertiesSchema(NOTHING_ELSE));
  }

  private static final Schema NOTHING_ELSE = OASFactory.createSchema().booleanSchema(false);

  private void walk(Operation operation) {
    if (operation.getRequestBody() != null) {
      tree.walk(operation.getRequestBody().getContent(), asked);
    }
    operation
        .getResponses()
        .getAPIResponses()
        .values()
        .forEach(r -> tree.walk(r.getContent(), answered));
  }
}
