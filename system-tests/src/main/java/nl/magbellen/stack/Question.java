package nl.magbellen.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/** A question for the gateway, field by field; fields without a value are left out. */
final class Question {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** The same question with one more field, unless the value is null. */
  Question with(String field, Object value) {
    Question more = new Question();
    more.fields.putAll(fields);
    if (value != null) {
      more.fields.put(field, value);
    }
    return more;
  }

  /** As it goes out, in JSON. */
  Map<String, Object> body() {
    return Map.copyOf(fields);
  }
}
