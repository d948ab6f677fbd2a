package nl.magbellen.service.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import nl.magbellen.number.DutchTime;

/**
 * Writes fields one by one, the same way as {@link JsonSettings} but without reflection: for what
 * every decision carries. A null is written as null.
 */
public final class Fields {

  /** Writes one element of a list. */
  @FunctionalInterface
  public interface Writer<T> {
    void write(T value, JsonGenerator out) throws IOException;
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
}
