package nl.magbellen.facts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import nl.magbellen.service.json.Fields;
import nl.magbellen.facts.ObjectionFact;
import nl.magbellen.facts.ObjectionFacts;

/** Writes the facts of the objection service; {@link ObjectionIn} reads them. */
final class ObjectionOut {

  private ObjectionOut() {}

  static void objections(ObjectionFacts facts, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.list(out, "objections", facts.objections(), ObjectionOut::objection);
    out.writeEndObject();
  }

  private static void objection(ObjectionFact objection, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.plain(out, "id", objection.id());
    Fields.text(out, "advertiser", objection.advertiser());
    Fields.instant(out, "receivedAt", objection.receivedAt());
    Fields.instant(out, "liftedAt", objection.liftedAt());
    Fields.plain(out, "channel", objection.channel());
    out.writeEndObject();
  }
}
