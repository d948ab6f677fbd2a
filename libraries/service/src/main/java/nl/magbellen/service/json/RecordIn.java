package nl.magbellen.service.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Reads a record field by field, without reflection, as strictly as Jackson's own way and with the
 * same errors.
 *
 * @param <D> what the fields are put into while they come
 * @param <T> the record
 */
public abstract class RecordIn<D, T> extends StdDeserializer<T> {

  private final Class<T> type;
  private final Set<String> fields;

  /**
   * @param fields the names of the record's fields
   */
  protected RecordIn(Class<T> type, Set<String> fields) {
    super(type);
    this.type = type;
    this.fields = Set.copyOf(fields);
  }

  /** An empty draft. */
  protected abstract D draft();

  /** Puts the value of one of the record's fields into the draft; it is never null. */
  protected abstract void read(D draft, String field, JsonParser in, DeserializationContext context)
      throws IOException;

  /** The record; fields that did not come are as they are in an empty draft. */
  protected abstract T finished(D draft);

  @Override
  public final Collection<Object> getKnownPropertyNames() {
    return List.copyOf(fields);
  }

  @Override
  public final T deserialize(JsonParser in, DeserializationContext context) throws IOException {
    if (in.hasToken(JsonToken.START_OBJECT)) {
      in.nextToken();
    }
    if (!in.hasToken(JsonToken.FIELD_NAME) && !in.hasToken(JsonToken.END_OBJECT)) {
      return type.cast(context.handleUnexpectedToken(type, in));
    }
    D draft = draft();
    for (; in.hasToken(JsonToken.FIELD_NAME); in.nextToken()) {
      String name = in.currentName();
      in.nextToken();
      if (!fields.contains(name)) {
        handleUnknownProperty(in, context, type, name);
      } else if (!in.hasToken(JsonToken.VALUE_NULL)) {
        readField(draft, name, in, context);
      }
    }
    return finished(draft);
  }

  private void readField(D draft, String name, JsonParser in, DeserializationContext context)
      throws IOException {
    try {
      read(draft, name, in, context);
    } catch (JsonMappingException e) {
      throw JsonMappingException.wrapWithPath(e, type, name);
    }
  }
}
