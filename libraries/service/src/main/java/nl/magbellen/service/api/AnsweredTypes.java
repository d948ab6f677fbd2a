package nl.magbellen.service.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.service.api.AnsweredType.Presence;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** The Java types of what is answered, by the names that their schemas have. */
final class AnsweredTypes {

  private static final DotName SCHEMA =
      DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

  private final IndexView index;
  private final Map<String, List<ClassInfo>> named;
  private final List<ClassInfo> generic;

  AnsweredTypes(IndexView index) {
    this.index = index;
    List<ClassInfo> ours =
        index.getKnownClasses().stream().filter(it -> it.simpleName() != null).toList();
    named = ours.stream().collect(Collectors.groupingBy(AnsweredTypes::schemaOf));
    generic = ours.stream().filter(it -> !it.typeParameters().isEmpty()).toList();
  }

  /**
   * How each of these fields is there.
   *
   * @throws IllegalStateException if it is not plain which type it is
   */
  Map<String, Presence> of(String schema, Set<String> fields) {
    List<Map<String, Presence>> found =
        candidates(schema)
            .map(type -> AnsweredType.presences(type, index))
            .filter(presences -> presences.keySet().containsAll(fields))
            .distinct()
            .toList();
    if (found.size() != 1) {
      throw new IllegalStateException(
          "%d types are named %s and have the fields %s: give it a name by @Schema(name = …)"
              .formatted(found.size(), schema, fields));
    }
    return found.getFirst();
  }

  private Stream<ClassInfo> candidates(String schema) {
    List<ClassInfo> own = named.getOrDefault(schema, List.of());
    return own.isEmpty()
        ? generic.stream().filter(type -> schema.startsWith(type.simpleName()))
        : own.stream();
  }

  private static String schemaOf(ClassInfo type) {
    AnnotationInstance said = type.declaredAnnotation(SCHEMA);
    AnnotationValue name = said == null ? null : said.value("name");
    return name == null || name.asString().isEmpty() ? type.simpleName() : name.asString();
  }
}
