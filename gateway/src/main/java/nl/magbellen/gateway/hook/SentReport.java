package nl.magbellen.gateway.hook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a dialer sent of one call: texts by their names. Of what is nested in JSON the name is the
 * path, {@code data.agent.id} or {@code items.0}.
 *
 * @param query what stood in the address
 * @param body what stood in the body
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SentReport(Map<String, List<String>> query, Map<String, List<String>> body) {

  /** The name under which a body is kept that is neither JSON nor a form. */
  static final String UNREAD = "(body)";

  /** What a URL may say itself, whatever the dialer: it is written by who sets the hook up. */
  private static final Set<HookField> OF_ADDRESS =
      Set.of(HookField.DECISION, HookField.REFERENCE, HookField.CALLEE, HookField.ADVERTISER);

  SentReport {
    query = query == null ? Map.of() : new LinkedHashMap<>(query);
    body = body == null ? Map.of() : new LinkedHashMap<>(body);
  }

  /**
   * What it has for a field: the values, which differ, of the first name that is filled.
   *
   * @param names of the dialer, the first before the next
   */
  List<String> values(HookField field, List<String> names) {
    List<String> told = OF_ADDRESS.contains(field) ? filled(query, field.title()) : List.of();
    return told.isEmpty()
        ? names.stream()
            .map(this::values)
            .filter(values -> !values.isEmpty())
            .findFirst()
            .orElse(List.of())
        : told;
  }

  /** The values of a name, in the body or in the address. */
  List<String> values(String name) {
    List<String> inBody = filled(body, name);
    return inBody.isEmpty() ? filled(query, name) : inBody;
  }

  /** Names of dialers are not told apart by case. */
  private static List<String> filled(Map<String, List<String>> fields, String name) {
    List<String> found =
        Optional.ofNullable(fields.get(name))
            .orElseGet(
                () ->
                    fields.entrySet().stream()
                        .filter(field -> field.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(List.of()));
    return found.stream().map(String::strip).filter(it -> !it.isEmpty()).distinct().toList();
  }

  /** Whether a body is there that could not be read. */
  boolean hasUnreadBody() {
    return body.containsKey(UNREAD);
  }

  /** All of it by name, as people read it. */
  Map<String, String> shown() {
    Map<String, String> shown = new LinkedHashMap<>();
    query.forEach((name, values) -> shown.put(name, String.join(", ", values)));
    body.forEach((name, values) -> shown.put(name, String.join(", ", values)));
    return shown;
  }
}
