package nl.magbellen.gateway.shortform;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.magbellen.gateway.permission.QuestionRequest;
import nl.magbellen.service.refusal.CommonRefusal.InvalidFields;
import nl.magbellen.service.refusal.FieldError;
import nl.magbellen.service.refusal.FieldName;
import nl.magbellen.service.refusal.RefusedException;

/**
 * A question as query parameters or as a form. A field that is there and empty is a variable that
 * was never set, so it is refused; but for {@code reference}, and {@code callerId}, where it says
 * that the number is withheld.
 */
final class ShortQuestion {

  private static final Set<String> BOOLEANS =
      QuestionRequest.FIELDS.ofType(Boolean.class).collect(Collectors.toUnmodifiableSet());

  private static final String CALLER_ID = "callerId";

  /** An API key: no part of the question, and read before it. */
  static final String KEY = "key";

  /** In an address a plus that was not escaped arrives as a space. */
  private static final Set<String> WITH_PLUS = Set.of("callee", CALLER_ID, "at");

  static final Set<String> MAY_BE_EMPTY = Set.of(CALLER_ID, "reference");

  private ShortQuestion() {}

  /**
   * The fields as JSON has them.
   *
   * @throws RefusedException with every name that no question has, that comes twice or is empty
   */
  static ObjectNode of(Map<String, List<String>> fields) {
    List<FieldError> errors = new ArrayList<>();
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    fields.forEach(
        (name, values) -> {
          String value = values.getFirst();
          if (name.equals(KEY)) {
            return;
          }
          if (!QuestionRequest.FIELDS.names().contains(name)) {
            errors.add(
                new FieldError(
                    FieldName.pointer(name), "UNKNOWN_FIELD", "is no field of a question"));
          } else if (values.size() > 1) {
            errors.add(new FieldError("/" + name, "GIVEN_TWICE", "must be given once"));
          } else if (!value.isEmpty()) {
            put(question, name, value);
          } else if (name.equals(CALLER_ID)) {
            question.putNull(name);
          } else if (!MAY_BE_EMPTY.contains(name)) {
            errors.add(new FieldError("/" + name, "EMPTY", "must have a value, or be left out"));
          }
        });
    if (!errors.isEmpty()) {
      throw new RefusedException(new InvalidFields(errors));
    }
    return question;
  }

  private static void put(ObjectNode question, String name, String value) {
    if (BOOLEANS.contains(name) && (value.equals("true") || value.equals("false"))) {
      question.put(name, value.equals("true"));
    } else {
      question.put(name, WITH_PLUS.contains(name) ? value.replace(' ', '+') : value);
    }
  }
}
