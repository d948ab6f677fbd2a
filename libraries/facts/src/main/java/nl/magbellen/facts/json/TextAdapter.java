package nl.magbellen.facts.json;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import java.time.DateTimeException;
import java.util.function.Function;

/**
 * A value that is written as a text; null stays null.
 *
 * @param read fails with an {@link IllegalArgumentException} or a {@link DateTimeException}
 */
public record TextAdapter<T>(Function<T, String> write, Function<String, T> read)
    implements JsonAdapter<T> {

  @Override
  public void toJson(JsonWriter out, T value) {
    if (value == null) {
      out.nullValue();
    } else {
      out.value(write.apply(value));
    }
  }

  @Override
  public T fromJson(JsonReader in) {
    return in.isNullValue() ? null : parsed(in.readString());
  }

  /** The parsers' own messages repeat the text, which may be a number. */
  private T parsed(String text) {
    try {
      return read.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException("a text has another form than was agreed", e);
    }
  }
}
