package nl.magbellen.gateway.permission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/**
 * Reads the caller id of a question. A null says that the number is withheld, so that no campaign
 * may fill it in; an absent one says nothing.
 */
public final class CallerIdText extends StdDeserializer<String> {

  /** What a null is read as. No client can write it: texts with this character are refused. */
  static final String WITHHELD = "\0";

  /** For Jackson. */
  public CallerIdText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
    return context.readValue(in, String.class);
  }

  @Override
  public String getNullValue(DeserializationContext context) {
    return WITHHELD;
  }

  @Override
  public Object getAbsentValue(DeserializationContext context) {
    return null;
  }
}
