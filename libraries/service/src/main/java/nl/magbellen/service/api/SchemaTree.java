package nl.magbellen.service.api;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** What a schema is made of, and which of the named ones it uses. */
final class SchemaTree {

  private static final String COMPONENTS = "#/components/schemas/";

  private final Map<String, Schema> named;

  /**
   * @param named the schemas of the document's components
   */
  SchemaTree(Map<String, Schema> named) {
    this.named = named;
  }

  /** Adds the names of the schemas that a body uses, if there is a body. */
  void walk(Content content, Set<String> found) {
    if (content != null) {
      content.getMediaTypes().values().forEach(type -> walk(type.getSchema(), found));
    }
  }

  /** Adds the names of the schemas that this one uses, if there is one. */
  void walk(Schema schema, Set<String> found) {
    if (schema == null) {
      return;
    }
    if (schema.getRef() != null && schema.getRef().startsWith(COMPONENTS)) {
      String name = schema.getRef().substring(COMPONENTS.length());
      if (found.add(name)) {
        walk(named.get(name), found);
      }
    }
    parts(schema).forEach(part -> walk(part, found));
  }

  /** The schemas that stand in it. */
  static Stream<Schema> parts(Schema schema) {
    Stream<Collection<Schema>> many =
        Stream.of(
            schema.getProperties() == null ? null : schema.getProperties().values(),
            schema.getAnyOf(),
            schema.getOneOf(),
            schema.getAllOf());
    Stream<Schema> single = Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema());
    return Stream.concat(many.filter(Objects::nonNull).flatMap(Collection::stream), single)
        .filter(Objects::nonNull);
  }
}
