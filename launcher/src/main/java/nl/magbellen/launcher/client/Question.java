package nl.magbellen.launcher.client;

import java.util.LinkedHashMap;
import java.util.Map;

/** A question for the gateway, field by field; fields without a value are left out. */
public final class Question {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** The same question with one more field, unless the value is null. */
  public Question with(String field, Object value) {
    Question more = new Question();
    more.fields.putAll(fields);
    if (value != null) {
      more.fields.put(field, value);
    }
    return more;
  }

  /** As it goes out, in JSON. */
  public Map<String, Object> body() {
    return Map.copyOf(fields);
  }
}
