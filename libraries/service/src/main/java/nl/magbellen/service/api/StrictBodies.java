package nl.magbellen.service.api;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Says in the document that requests may hold no other fields than the known ones. Answers may: a
 * client must not break on a field that comes later.
 */
final class StrictBodies {

  /** Whoever asks may be newer, and say more. */
  private static final String LOOK_UPS = "/internal/lookups";

  private static final Schema NOTHING_ELSE = OASFactory.createSchema().booleanSchema(false);

  private StrictBodies() {}

  /** Closes the schemas that only requests use, but for those that say that they are open. */
  static void close(OpenAPI document) {
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    SchemaUse.of(document, path -> !path.equals(LOOK_UPS)).onlyAsked().stream()
        .map(schemas::get)
        .filter(schema -> schema.getProperties() != null)
        .filter(schema -> schema.getAdditionalPropertiesSchema() == null)
        .forEach(schema -> schema.setAdditionalPropertiesSchema(NOTHING_ELSE));
  }
}
