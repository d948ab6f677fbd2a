package nl.magbellen.gateway.screening;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.magbellen.gateway.permission.QuestionRequest;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.problem.ProblemException;

/** The fields of a question, where they are given as text: in CSV and in query parameters. */
final class QuestionFields {

  private static final SortedSet<String> KNOWN = new TreeSet<>(QuestionRequest.FIELDS.names());
  private static final Set<String> BOOLEANS =
      QuestionRequest.FIELDS.ofType(Boolean.class).collect(Collectors.toUnmodifiableSet());
  static final String CALLEE = "callee";

  private QuestionFields() {}

  /**
   * Refuses names that no question has, and names that come twice.
   *
   * @throws ProblemException 400
   */
  static void requireKnown(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!KNOWN.contains(name)) {
        throw ProblemException.badRequest(
            "A field that is named is not known; known are " + String.join(", ", KNOWN) + ".");
      }
      if (!seen.add(name)) {
        throw ProblemException.badRequest("The field " + name + " is named twice.");
      }
    }
  }

  /**
   * The constants of a screening.
   *
   * @throws ProblemException 400 when there is something else in the query, an id of a wrong form,
   *     or a called number: addresses are written into logs
   */
  static ObjectNode constants(Map<String, List<String>> query) {
    if (query.containsKey(CALLEE)) {
      throw ProblemException.badRequest("The callee is a field of each row, never a constant.");
    }
    ObjectNode constants = JsonNodeFactory.instance.objectNode();
    requireKnown(List.copyOf(query.keySet()));
    query.forEach(
        (name, values) -> {
          if (values.size() > 1) {
            throw ProblemException.badRequest("The constant " + name + " is given twice.");
          }
          requireForm(name, values.getFirst());
          put(constants, name, values.getFirst());
        });
    return constants;
  }

  private static void requireForm(String name, String value) {
    if (QuestionRequest.IDS.contains(name) && !Identifier.isOne(value)) {
      throw ProblemException.invalidField("", "PATTERN", name + " " + Identifier.MESSAGE);
    }
  }

  /** Gives a question a field; an empty value is an absent one. */
  static void put(ObjectNode question, String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    if (BOOLEANS.contains(name) && (value.equals("true") || value.equals("false"))) {
      question.put(name, value.equals("true"));
    } else {
      question.put(name, value);
    }
  }
}
