package nl.magbellen.facts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import nl.magbellen.service.json.Fields;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.Gathered;

/** Writes facts as the log keeps them. */
final class FactsOut extends StdSerializer<Facts> {

  FactsOut() {
    super(Facts.class);
  }

  @Override
  public void serialize(Facts facts, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    facts(facts, out, CallerOut::caller);
  }

  static void facts(Facts facts, JsonGenerator out, Fields.Writer<CallerFacts> caller)
      throws IOException {
    out.writeStartObject();
    gathered(out, "legalBases", facts.legalBases(), LegalBasisOut::legalBases);
    gathered(out, "objections", facts.objections(), ObjectionOut::objections);
    gathered(out, "caller", facts.caller(), caller);
    if (facts.callerWhenDecided() != null) {
      gathered(out, "callerWhenDecided", facts.callerWhenDecided(), caller);
    }
    out.writeEndObject();
  }

  private static <T> void gathered(
      JsonGenerator out, String name, Gathered<T> gathered, Fields.Writer<T> writer)
      throws IOException {
    out.writeObjectFieldStart(name);
    switch (gathered) {
      case Gathered.Known<T>(T known) -> {
        out.writeFieldName("known");
        writer.write(known, out);
      }
      case Gathered.Unavailable<T>(var source) -> Fields.plain(out, "unavailable", source);
    }
    out.writeEndObject();
  }
}
