package nl.magbellen.service.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.DutchTime;

/**
 * Writes and reads fields one by one, the same way as {@link JsonSettings} but without reflection:
 * for what every decision carries. A null is written as null.
 */
public final class Fields {

  /** Writes one element of a list. */
  @FunctionalInterface
  public interface Writer<T> {
    void write(T value, JsonGenerator out) throws IOException;
  }

  /** Reads one value; the parser stands on its first token, and is left on its last. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(JsonParser in) throws IOException;
  }

  /** Takes in the field that the parser stands before, or skips it. */
  @FunctionalInterface
  public interface FieldReader {
    void read(String name, JsonParser in) throws IOException;
  }

  private Fields() {}

  /** A text, as it is. */
  public static void text(JsonGenerator out, String name, String value) throws IOException {
    out.writeFieldName(name);
    out.writeString(value);
  }

  /** A value whose text form is its JSON form too: an id, an enum's constant, a date, a period. */
  public static void plain(JsonGenerator out, String name, Object value) throws IOException {
    text(out, name, value == null ? null : value.toString());
  }

  /** An instant with the offset that Amsterdam had then. */
  public static void instant(JsonGenerator out, String name, Instant value) throws IOException {
    text(out, name, value == null ? null : DutchTime.format(value));
  }

  /** A list; never null. */
  public static <T> void list(JsonGenerator out, String name, List<T> values, Writer<T> each)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (T value : values) {
      each.write(value, out);
    }
    out.writeEndArray();
  }

  /** A list of texts; never null. */
  public static void texts(List<String> values, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (String value : values) {
      out.writeString(value);
    }
    out.writeEndArray();
  }

  /** An instant in a list. */
  public static void instant(Instant value, JsonGenerator out) throws IOException {
    out.writeString(DutchTime.format(value));
  }

  /** A value, or null. */
  public static <T> void orNull(T value, JsonGenerator out, Writer<T> writer) throws IOException {
    if (value == null) {
      out.writeNull();
    } else {
      writer.write(value, out);
    }
  }

  /** Reads an object field by field. */
  public static void object(JsonParser in, FieldReader each) throws IOException {
    if (!in.hasToken(JsonToken.START_OBJECT)) {
      throw new UnexpectedJsonException(in, "an object");
    }
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      each.read(name, in);
    }
  }

  /** Reads an array. */
  public static <T> List<T> list(JsonParser in, Reader<T> each) throws IOException {
    if (!in.hasToken(JsonToken.START_ARRAY)) {
      throw new UnexpectedJsonException(in, "an array");
    }
    List<T> values = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      values.add(each.read(in));
    }
    return values;
  }

  /** Reads a value, or null. */
  public static <T> T orNull(JsonParser in, Reader<T> reader) throws IOException {
    return in.hasToken(JsonToken.VALUE_NULL) ? null : reader.read(in);
  }

  /** Reads a list of texts. */
  public static List<String> texts(JsonParser in) throws IOException {
    return list(in, Fields::text);
  }

  /** A text or null. */
  public static String text(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_STRING -> in.getText();
      case VALUE_NULL -> null;
      default -> throw new UnexpectedJsonException(in, "a text");
    };
  }

  /** A truth. */
  public static boolean truth(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw new UnexpectedJsonException(in, "true or false");
    };
  }

  /** A constant by its name, or null; {@code unknown} for a word that names none. */
  public static <E extends Enum<E>> E constant(JsonParser in, Class<E> type, E unknown)
      throws IOException {
    String word = text(in);
    try {
      return word == null ? null : Enum.valueOf(type, word);
    } catch (IllegalArgumentException e) {
      return unknown;
    }
  }

  /** An id or null. */
  public static UUID id(JsonParser in) throws IOException {
    String text = text(in);
    return text == null ? null : UUID.fromString(text);
  }

  /** An instant or null. */
  public static Instant instant(JsonParser in) throws IOException {
    String text = text(in);
    return text == null ? null : DutchTime.parse(text);
  }
}
