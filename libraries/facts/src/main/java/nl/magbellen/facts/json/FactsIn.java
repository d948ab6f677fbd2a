package nl.magbellen.facts.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import nl.magbellen.service.json.Fields;

/** Lets Jackson read facts field by field. */
final class FactsIn<T> extends JsonDeserializer<T> {

  private final Fields.Reader<T> reader;

  FactsIn(Fields.Reader<T> reader) {
    this.reader = reader;
  }

  @Override
  public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
    return reader.read(in);
  }
}
