package nl.magbellen.service.api;

import java.util.Map;
import java.util.Set;
import nl.magbellen.service.api.AnsweredType.Presence;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.IndexView;

/**
 * Says in the document which fields of an answer are always there, and which may be null, as the
 * Java type that is answered does. No list is kept: a field is required that Jackson does not leave
 * out, and is null only where its type says {@code @Nullable}.
 */
final class AnsweredFields {

  private final AnsweredTypes types;

  AnsweredFields(IndexView index) {
    types = new AnsweredTypes(index);
  }

  /**
   * @param name of a schema that answers use, and no request
   * @throws IllegalStateException if no type, or more than one, has this name and these fields; or
   *     if the schema says of a field itself that it may be null
   */
  void require(String name, Schema schema) {
    Set<String> fields = schema.getProperties().keySet();
    Map<String, Presence> presences = types.of(name, fields);
    for (String field : fields) {
      if (OrNull.isSaidOf(schema.getProperties().get(field))) {
        throw new IllegalStateException(
            "%s.%s: say that it may be null by @Nullable alone".formatted(name, field));
      }
    }
    schema.setRequired(
        fields.stream().filter(field -> presences.get(field) != Presence.SOMETIMES).toList());
    OrNull.fields(schema, field -> presences.get(field) == Presence.OR_NULL);
  }
}
