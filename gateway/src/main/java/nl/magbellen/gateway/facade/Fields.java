package nl.magbellen.gateway.facade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.magbellen.service.refusal.CommonRefusal.InvalidFields;
import nl.magbellen.service.refusal.FieldError;
import nl.magbellen.service.refusal.FieldName;
import nl.magbellen.service.refusal.RefusedException;

/**
 * The fields of a request, from query and form together. One that is there and empty says nothing:
 * dialers send all they know.
 */
final class Fields {

  static final String LOGIN = "loginId";
  static final String NUMBERS = "phoneList";
  static final String PROJECT = "projId";
  static final String CAMPAIGN = "campaignId";

  private static final int LONGEST = 200;

  private final Map<String, String> values = new HashMap<>();

  private Fields() {}

  /**
   * Reads them.
   *
   * @param known the names that the interface has
   * @throws RefusedException with every name that is not known, that comes twice or is too long
   */
  static Fields of(
      Map<String, List<String>> query, Map<String, List<String>> form, Set<String> known) {
    Fields fields = new Fields();
    List<FieldError> errors = new ArrayList<>();
    query.forEach((name, given) -> fields.put(name, given, known, errors));
    form.forEach((name, given) -> fields.put(name, given, known, errors));
    if (!errors.isEmpty()) {
      throw new RefusedException(new InvalidFields(errors));
    }
    return fields;
  }

  private void put(String name, List<String> given, Set<String> known, List<FieldError> errors) {
    if (!known.contains(name)) {
      errors.add(
          new FieldError(
              FieldName.pointer(name),
              "UNKNOWN_FIELD",
              "is not known here; known are "
                  + String.join(", ", known.stream().sorted().toList())));
    } else if (given.size() > 1 || values.containsKey(name)) {
      errors.add(new FieldError("/" + name, "GIVEN_TWICE", "must be given once"));
    } else if (!name.equals(NUMBERS) && given.getFirst().length() > LONGEST) {
      errors.add(
          new FieldError("/" + name, "SIZE", "must hold at most " + LONGEST + " characters"));
    } else if (!given.getFirst().isBlank()) {
      values.put(name, given.getFirst());
    }
  }

  /** Its value; null where there is none. */
  String get(String name) {
    return values.get(name);
  }

  /** Whether it says yes. */
  boolean isSet(String name) {
    String value = values.getOrDefault(name, "");
    return value.equals("1") || value.equalsIgnoreCase("true");
  }

  /**
   * The numbers.
   *
   * @throws RefusedException if there are none, or too many
   */
  List<Listed> numbers() {
    return Listed.all(values.getOrDefault(NUMBERS, ""));
  }
}
