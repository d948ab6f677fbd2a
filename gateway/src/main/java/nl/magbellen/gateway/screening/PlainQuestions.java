package nl.magbellen.gateway.screening;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.magbellen.gateway.permission.QuestionRequest;
import nl.magbellen.number.DutchTime;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.Purpose;

/**
 * Makes questions straight from the values of rows and the constants of their list. A row with any
 * value of another form than is usual makes none: it is read as JSON is, which tells what is wrong.
 */
final class PlainQuestions {

  private static final Map<String, Purpose> PURPOSES = byName(Purpose.values());
  private static final Map<String, CalleeKind> KINDS = byName(CalleeKind.values());
  private static final Map<String, Caller> CALLERS = byName(Caller.values());
  private static final Map<String, Boolean> TRUTHS = Map.of("true", true, "false", false);

  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<String, String> constants = new HashMap<>();

  PlainQuestions(List<String> fields, ObjectNode constants) {
    for (int i = 0; i < fields.size(); i++) {
      columns.put(fields.get(i), i);
    }
    constants.properties().forEach(e -> this.constants.put(e.getKey(), e.getValue().asText()));
  }

  /** The question, or null when it is not plain. */
  QuestionRequest of(List<String> values) {
    try {
      return new QuestionRequest(
          text("callee", values),
          text("callerId", values),
          text("advertiser", values),
          text("agency", values),
          text("telemarketer", values),
          value("purpose", values, PURPOSES::get),
          text("subject", values),
          value("calleeKind", values, KINDS::get),
          text("person", values),
          value("caller", values, CALLERS::get),
          value("automated", values, TRUTHS::get),
          value("calleeMinor", values, TRUTHS::get),
          value("at", values, PlainQuestions::instant),
          text("reference", values));
    } catch (NotPlain notPlain) {
      return null;
    }
  }

  private String text(String field, List<String> values) {
    Integer column = columns.get(field);
    String own = column == null ? "" : values.get(column);
    String text = own.isEmpty() ? constants.get(field) : own;
    if (text != null && text.indexOf('\0') >= 0) {
      throw NotPlain.INSTANCE;
    }
    return text;
  }

  private <T> T value(String field, List<String> values, Function<String, T> known) {
    String text = text(field, values);
    if (text == null) {
      return null;
    }
    T value = known.apply(text);
    if (value == null) {
      throw NotPlain.INSTANCE;
    }
    return value;
  }

  private static Instant instant(String text) {
    try {
      return DutchTime.parse(text);
    } catch (DateTimeParseException e) {
      throw NotPlain.INSTANCE;
    }
  }

  private static <E extends Enum<E>> Map<String, E> byName(E[] constants) {
    return Arrays.stream(constants).collect(Collectors.toUnmodifiableMap(Enum::name, e -> e));
  }

  private static final class NotPlain extends RuntimeException {
    private static final NotPlain INSTANCE = new NotPlain();

    private NotPlain() {
      super("not plain", null, false, false);
    }
  }
}
