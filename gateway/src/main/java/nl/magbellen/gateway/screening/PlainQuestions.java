package nl.magbellen.gateway.screening;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.magbellen.gateway.permission.Components;
import nl.magbellen.gateway.permission.QuestionRequest;
import nl.magbellen.list.Columns;
import nl.magbellen.number.DutchTime;

/**
 * Makes questions straight from the values of rows and the constants of their list. A row with any
 * value of another form than is usual makes none: it is read as JSON is, which reports what is
 * wrong.
 */
final class PlainQuestions {

  private static final Components<QuestionRequest> FIELDS = QuestionRequest.FIELDS;

  /** How the text of each field is read; null where it is of another form than is usual. */
  private static final List<Function<String, Object>> READERS =
      FIELDS.types().stream().<Function<String, Object>>map(PlainQuestions::reader).toList();

  /** Where each field stands in a row; -1 where it does not. */
  private final int[] columns;

  /** The text of each field where a row does not give it; null for none. */
  private final String[] constants;

  private final boolean dutchNumbers;

  /**
   * @param dutchNumbers whether numbers may lack their 0 or +
   */
  PlainQuestions(Columns fields, ObjectNode constants, boolean dutchNumbers) {
    this.columns = FIELDS.names().stream().mapToInt(fields::placeOf).toArray();
    this.dutchNumbers = dutchNumbers;
    this.constants =
        FIELDS.names().stream()
            .map(name -> constants.has(name) ? constants.get(name).asText() : null)
            .toArray(String[]::new);
  }

  /** The question, or null when it is not plain. */
  QuestionRequest of(List<String> values) {
    Object[] read = new Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      String own = columns[i] < 0 ? "" : values.get(columns[i]);
      String text = own.isEmpty() ? constants[i] : own;
      if (text != null) {
        text = dutchNumbers ? QuestionFields.completed(FIELDS.names().get(i), text) : text;
        read[i] = READERS.get(i).apply(text);
        if (read[i] == null) {
          return null;
        }
      }
    }
    return FIELDS.record(read);
  }

  private static Function<String, Object> reader(Class<?> type) {
    if (type.isEnum()) {
      return byName(type.getEnumConstants())::get;
    }
    if (type == Boolean.class) {
      return QuestionFields.BOOLEANS::get;
    }
    return type == Instant.class ? PlainQuestions::instant : PlainQuestions::text;
  }

  private static Map<String, Object> byName(Object[] constants) {
    return Arrays.stream(constants)
        .collect(Collectors.toUnmodifiableMap(each -> ((Enum<?>) each).name(), each -> each));
  }

  private static Object text(String text) {
    return text.indexOf('\0') < 0 ? text : null;
  }

  private static Object instant(String text) {
    try {
      return DutchTime.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
