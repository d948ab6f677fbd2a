package nl.magbellen.gateway.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import nl.magbellen.gateway.answer.Said;

/** Writes an answer as it is on record. */
final class SaidOut extends StdSerializer<Said> {

  SaidOut() {
    super(Said.class);
  }

  @Override
  public void serialize(Said said, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeRawValue(said.text());
  }
}
