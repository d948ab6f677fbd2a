package nl.magbellen.service.api;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Says of texts what is asked of them: a pattern holds for the whole, while a reader of the
 * document looks for it anywhere; a parameter of the query is not empty; and what says no type is
 * text.
 */
final class WholeTexts {

  /** Of {@code @NotBlank}: it may stand anywhere. */
  private static final String NOT_BLANK = "\\S";

  /** Empty, they are the beginning. */
  private static final Set<String> PLACES = Set.of("cursor", "after");

  private WholeTexts() {}

  static void declareIn(OpenAPI document) {
    document.getComponents().getSchemas().values().forEach(WholeTexts::anchor);
    document.getPaths().getPathItems().values().stream()
        .map(PathItem::getOperations)
        .map(Map::values)
        .flatMap(Collection::stream)
        .map(Operation::getParameters)
        .filter(Objects::nonNull)
        .flatMap(Collection::stream)
        .filter(parameter -> parameter.getSchema() != null)
        .forEach(WholeTexts::declare);
  }

  private static void declare(Parameter parameter) {
    Schema schema = parameter.getSchema();
    if (schema.getType() == null && schema.getRef() == null && schema.getAllOf() == null) {
      schema.addType(Schema.SchemaType.STRING);
    }
    anchor(schema);
    boolean text = schema.getType() != null && schema.getType().contains(Schema.SchemaType.STRING);
    if (text
        && parameter.getIn() == Parameter.In.QUERY
        && schema.getMinLength() == null
        && schema.getEnumeration() == null
        && !PLACES.contains(parameter.getName())) {
      schema.setMinLength(1);
    }
  }

  private static void anchor(Schema schema) {
    String pattern = schema.getPattern();
    if (pattern != null && !pattern.equals(NOT_BLANK) && !pattern.startsWith("^")) {
      schema.setPattern("^(?:" + pattern + ")$");
    }
    SchemaTree.parts(schema).forEach(WholeTexts::anchor);
  }
}
