package nl.magbellen.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import nl.magbellen.number.DutchTime;

/**
 * The fields of an object that the database built as JSON, read by name without reflection. A field
 * that is not there is null, or false. Every method throws {@link Unreadable} for a value of
 * another kind than was asked.
 *
 * @param tree the object
 */
public record TreeFields(JsonNode tree) {

  public TreeFields {
    Objects.requireNonNull(tree, "tree");
  }

  /** A field holds what it may not; the message names the field and repeats nothing of it. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Unreadable(String name) {
      super(name + " cannot be read", null, false, false);
    }
  }

  /** A text or null. */
  public String text(String name) {
    JsonNode value = tree.path(name);
    if (value.isTextual() || value.isNull() || value.isMissingNode()) {
      return value.textValue();
    }
    throw new Unreadable(name);
  }

  /** A truth. */
  public boolean truth(String name) {
    JsonNode value = tree.path(name);
    if (value.isBoolean() || value.isMissingNode()) {
      return value.asBoolean();
    }
    throw new Unreadable(name);
  }

  /** An id or null. */
  public UUID id(String name) {
    return parsed(name, UUID::fromString);
  }

  /** An instant, whatever its offset, or null. */
  public Instant instant(String name) {
    return parsed(name, DutchTime::parse);
  }

  /** A date that {@linkplain DutchTime#isKept is kept}, or null. */
  public LocalDate date(String name) {
    return parsed(name, JsonSettings::keptDate);
  }

  /** A positive period of at most a hundred years, or null. */
  public Period period(String name) {
    return parsed(name, JsonSettings::keptPeriod);
  }

  /** A constant of an enum, by its name, or null. */
  public <E extends Enum<E>> E constant(String name, Class<E> type) {
    return parsed(name, text -> Enum.valueOf(type, text));
  }

  /** The fields of an object within, or null. */
  public TreeFields object(String name) {
    JsonNode value = tree.path(name);
    if (value.isObject()) {
      return new TreeFields(value);
    }
    if (value.isNull() || value.isMissingNode()) {
      return null;
    }
    throw new Unreadable(name);
  }

  /** A list, each of its entries read from its tree; empty when there is none. */
  public <T> List<T> list(String name, Function<JsonNode, T> each) {
    JsonNode values = tree.path(name);
    if (values.isArray() || values.isNull() || values.isMissingNode()) {
      List<T> read = new ArrayList<>(values.size());
      values.forEach(value -> read.add(each.apply(value)));
      return read;
    }
    throw new Unreadable(name);
  }

  /** A list of objects, each read from its fields. */
  public <T> List<T> objects(String name, Function<TreeFields, T> each) {
    return list(name, value -> each.apply(new TreeFields(of(name, value, value.isObject()))));
  }

  /** A list of texts. */
  public List<String> texts(String name) {
    return list(name, value -> textIn(name, value));
  }

  /** A list of lists of texts. */
  public List<List<String>> textLists(String name) {
    return list(
        name,
        values ->
            of(name, values, values.isArray())
                .valueStream()
                .map(value -> textIn(name, value))
                .toList());
  }

  private static String textIn(String name, JsonNode value) {
    return of(name, value, value.isTextual()).textValue();
  }

  private static JsonNode of(String name, JsonNode value, boolean asAgreed) {
    if (!asAgreed) {
      throw new Unreadable(name);
    }
    return value;
  }

  /** A list of instants, none of them null. */
  public List<Instant> instants(String name) {
    return list(name, value -> parse(name, textIn(name, value), DutchTime::parse));
  }

  private <T> T parsed(String name, Function<String, T> parse) {
    String text = text(name);
    return text == null ? null : parse(name, text, parse);
  }

  private static <T> T parse(String name, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new Unreadable(name);
    }
  }
}
