package nl.magbellen.imports;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nl.magbellen.number.TelephoneNumber;

/**
 * The fields of a record, however deep, as columns name them: {@code text.version}. Made from the
 * very type that a single POST reads.
 */
final class RecordFields {

  /** How the text of a field is read. */
  enum Kind {
    NUMBER,
    INSTANT,
    BOOLEAN,
    /** Several texts, with a bar between them. */
    TEXTS,
    TEXT
  }

  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  RecordFields(Class<?> type, ObjectMapper json) {
    add("", json.constructType(type), json);
  }

  private void add(String prefix, JavaType type, ObjectMapper json) {
    for (BeanPropertyDefinition field :
        json.getDeserializationConfig().introspect(type).findProperties()) {
      JavaType own = field.getPrimaryType();
      String name = prefix + field.getName();
      if (own.getRawClass().isRecord()) {
        add(name + ".", own, json);
      } else {
        kinds.put(name, kind(own));
      }
    }
  }

  private static Kind kind(JavaType type) {
    if (type.hasRawClass(TelephoneNumber.class)) {
      return Kind.NUMBER;
    }
    if (type.hasRawClass(Instant.class)) {
      return Kind.INSTANT;
    }
    if (type.hasRawClass(Boolean.class) || type.hasRawClass(boolean.class)) {
      return Kind.BOOLEAN;
    }
    return type.isCollectionLikeType() ? Kind.TEXTS : Kind.TEXT;
  }

  Set<String> names() {
    return kinds.keySet();
  }

  Kind kind(String name) {
    return kinds.get(name);
  }

  boolean has(String name) {
    return kinds.containsKey(name);
  }
}
