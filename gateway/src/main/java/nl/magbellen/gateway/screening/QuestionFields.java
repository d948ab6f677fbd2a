package nl.magbellen.gateway.screening;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.magbellen.gateway.permission.QuestionRequest;
import nl.magbellen.gateway.refusal.GatewayRefusal.CalleeIsConstant;
import nl.magbellen.gateway.refusal.GatewayRefusal.ConstantGivenTwice;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnknownField;
import nl.magbellen.gateway.refusal.GatewayRefusal.UnreadableConstant;
import nl.magbellen.list.ColumnMap;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.question.Purpose;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.refusal.RefusedException;

/** The fields of a question, where they are given as text: in CSV and in query parameters. */
final class QuestionFields {

  static final String CALLEE = "callee";
  static final SortedSet<String> KNOWN = new TreeSet<>(QuestionRequest.FIELDS.names());

  /** As spreadsheets and people write them, in English and in Dutch. */
  static final Map<String, Boolean> BOOLEANS =
      caseless(
          List.of("true", "waar", "1", "yes", "y", "ja", "j"),
          List.of("false", "onwaar", "0", "no", "n", "nee"));

  private static final String CALLER_ID = "callerId";
  private static final Set<String> NUMBERS = Set.of(CALLEE, CALLER_ID);
  private static final int LONGEST = 200;

  private QuestionFields() {}

  private static Map<String, Boolean> caseless(List<String> yes, List<String> no) {
    Map<String, Boolean> texts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    yes.forEach(text -> texts.put(text, true));
    no.forEach(text -> texts.put(text, false));
    return texts;
  }

  /**
   * Refuses a map of fields that no question has.
   *
   * @throws RefusedException otherwise
   */
  static void requireKnown(ColumnMap map) {
    if (!KNOWN.containsAll(map.columns().keySet())) {
      throw new RefusedException(new UnknownField(KNOWN));
    }
  }

  /**
   * The fields that a question must have.
   *
   * @param inCampaign whether a campaign may stand for the others
   * @param purpose of all questions; empty when each row says its own
   */
  static List<String> required(boolean inCampaign, String purpose) {
    if (inCampaign) {
      return List.of(CALLEE);
    }
    boolean offers =
        Arrays.stream(Purpose.values())
            .filter(each -> each.name().equals(purpose))
            .anyMatch(Purpose::offers);
    return offers
        ? List.of(CALLEE, "advertiser", "purpose", "subject")
        : List.of(CALLEE, "advertiser", "purpose");
  }

  /**
   * The constants of a screening, each of a form that a question takes.
   *
   * @throws RefusedException when there is something else in the query, a value that no question
   *     takes, or a called number: addresses are written into logs
   */
  static ObjectNode constants(Map<String, List<String>> query) {
    if (query.containsKey(CALLEE)) {
      throw new RefusedException(new CalleeIsConstant());
    }
    if (!KNOWN.containsAll(query.keySet())) {
      throw new RefusedException(new UnknownField(KNOWN));
    }
    ObjectNode constants = JsonNodeFactory.instance.objectNode();
    query.forEach(
        (name, values) -> {
          if (values.size() > 1) {
            throw new RefusedException(new ConstantGivenTwice(name));
          }
          requireForm(name, values.getFirst());
          put(constants, name, values.getFirst());
        });
    return constants;
  }

  private static void requireForm(String name, String value) {
    if (QuestionRequest.IDS.contains(name)) {
      if (!Identifier.isOne(value)) {
        throw RefusedException.invalidField("", "PATTERN", name + " " + Identifier.MESSAGE);
      }
      return;
    }
    String why = fault(name, value);
    if (why != null) {
      throw new RefusedException(new UnreadableConstant(name, why));
    }
  }

  /** What is wrong with a constant, as the rest of a sentence; null for nothing. */
  private static String fault(String name, String value) {
    if (value.isBlank()) {
      return "must not be empty; leave it out where there is none.";
    }
    if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
      return "must hold at most " + LONGEST + " characters, and no NUL.";
    }
    Class<?> type =
        QuestionRequest.FIELDS.types().get(QuestionRequest.FIELDS.names().indexOf(name));
    if (type.isEnum()) {
      String known = names(type);
      return List.of(known.split(", ")).contains(value)
          ? null
          : "must be one of " + known + ", in capitals.";
    }
    if (type == Boolean.class) {
      return BOOLEANS.containsKey(value) ? null : "must be true or false.";
    }
    if (type == Instant.class) {
      return instantFault(value);
    }
    return name.equals(CALLER_ID) ? numberFault(value) : null;
  }

  private static String names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(each -> ((Enum<?>) each).name())
        .collect(Collectors.joining(", "));
  }

  private static String instantFault(String value) {
    try {
      DutchTime.parse(value);
      return null;
    } catch (DateTimeParseException e) {
      return "must be next, or an RFC 3339 instant with its offset such as"
          + " 2026-11-23T14:00:00+01:00, its + written as %2B.";
    }
  }

  private static String numberFault(String value) {
    if (value.startsWith(" ")) {
      return "begins with a space: in an address a + is written as %2B.";
    }
    try {
      TelephoneNumber.parse(value);
      return null;
    } catch (InvalidTelephoneNumberException e) {
      return "is no telephone number. " + e.getMessage();
    }
  }

  /** Gives a question a field; an empty value is an absent one. */
  static void put(ObjectNode question, String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    Class<?> type =
        QuestionRequest.FIELDS.types().get(QuestionRequest.FIELDS.names().indexOf(name));
    if (type == Boolean.class && BOOLEANS.containsKey(value)) {
      question.put(name, BOOLEANS.get(value));
    } else {
      question.put(name, value);
    }
  }

  /**
   * The value of a field of a list of Dutch numbers: a number that lost its 0 or its + has it
   * again, everything else is as it was.
   */
  static String completed(String field, String value) {
    if (value == null || value.isEmpty() || !NUMBERS.contains(field)) {
      return value;
    }
    try {
      return TelephoneNumber.parseOfDutchList(value).e164();
    } catch (InvalidTelephoneNumberException asItIs) {
      return value;
    }
  }
}
