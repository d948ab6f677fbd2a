package nl.magbellen.service.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/** What a Java type says of the fields that Jackson writes of it. */
final class AnsweredType {

  /** Whether a field is in an answer. */
  enum Presence {
    /** In every one, and never null. */
    ALWAYS,
    /** In every one, and sometimes null. */
    OR_NULL,
    /** Where it is left out, it is not there. */
    SOMETIMES
  }

  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
  private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);

  private AnsweredType() {}

  /** How each of the type's fields is there, by the names that they have in JSON. */
  static Map<String, Presence> presences(ClassInfo type, IndexView index) {
    Map<String, Presence> presences = new LinkedHashMap<>();
    for (FieldInfo field : type.fields()) {
      if (Modifier.isStatic(field.flags()) || field.hasAnnotation(JsonIgnore.class)) {
        continue;
      }
      if (field.hasAnnotation(JsonUnwrapped.class)) {
        Map<String, Presence> parts = presences(index.getClassByName(field.type().name()), index);
        parts.keySet().removeAll(ignored(field));
        presences.putAll(parts);
      } else {
        presences.put(nameOf(field), presence(field, type, index));
      }
    }
    return presences;
  }

  private static List<String> ignored(FieldInfo field) {
    AnnotationInstance said = field.annotation(JsonIgnoreProperties.class);
    return said == null ? List.of() : List.of(said.value().asStringArray());
  }

  private static String nameOf(FieldInfo field) {
    AnnotationInstance said = field.annotation(JsonProperty.class);
    AnnotationValue name = said == null ? null : said.value();
    return name == null || name.asString().isEmpty() ? field.name() : name.asString();
  }

  private static Presence presence(FieldInfo field, ClassInfo of, IndexView index) {
    boolean nullable = field.type().hasAnnotation(NULLABLE);
    return switch (inclusion(field, of)) {
      case ALWAYS, USE_DEFAULTS -> nullable ? Presence.OR_NULL : Presence.ALWAYS;
      case NON_NULL, NON_ABSENT -> nullable ? Presence.SOMETIMES : Presence.ALWAYS;
      case NON_EMPTY ->
          nullable || mayBeEmpty(field.type(), index) ? Presence.SOMETIMES : Presence.ALWAYS;
      case NON_DEFAULT, CUSTOM -> Presence.SOMETIMES;
    };
  }

  /** The field's word counts before the type's; without either it is written whatever it is. */
  private static JsonInclude.Include inclusion(FieldInfo field, ClassInfo of) {
    for (AnnotationTarget target : List.of(field, of)) {
      if (target.hasDeclaredAnnotation(INCLUDE)) {
        AnnotationValue said = target.declaredAnnotation(INCLUDE).value();
        return said == null
            ? JsonInclude.Include.ALWAYS
            : JsonInclude.Include.valueOf(said.asEnum());
      }
    }
    return JsonInclude.Include.ALWAYS;
  }

  /** Of what is neither a primitive nor an enum we do not know. */
  private static boolean mayBeEmpty(Type type, IndexView index) {
    ClassInfo known = index.getClassByName(type.name());
    return type.kind() != Type.Kind.PRIMITIVE && !(known != null && known.isEnum());
  }
}
