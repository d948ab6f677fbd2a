package nl.magbellen.gateway.gathering;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import nl.magbellen.service.json.Fields;

/** Writes the look-ups of a batch by hand. */
final class LookupsOut<T> extends JsonSerializer<T> {

  private final Fields.Writer<T> writer;

  private LookupsOut(Fields.Writer<T> writer) {
    this.writer = writer;
  }

  /** Writes the look-ups of all three services. */
  static Module module() {
    return new SimpleModule("lookups")
        .addSerializer(
            ConsentClient.Lookup.class,
            new LookupsOut<>(
                (lookup, out) -> ofNumber(out, lookup.numberKeys(), lookup.advertiser())))
        .addSerializer(
            ObjectionClient.Lookup.class,
            new LookupsOut<>(
                (lookup, out) -> ofNumber(out, lookup.numberKeys(), lookup.advertiser())))
        .addSerializer(CallerIdClient.Lookup.class, new LookupsOut<>(LookupsOut::ofCaller));
  }

  @Override
  public void serialize(T lookup, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    writer.write(lookup, out);
  }

  private static void ofNumber(JsonGenerator out, List<UUID> numberKeys, String advertiser)
      throws IOException {
    out.writeStartObject();
    Fields.list(out, "numberKeys", numberKeys, (key, array) -> array.writeString(key.toString()));
    Fields.text(out, "advertiser", advertiser);
    out.writeEndObject();
  }

  private static void ofCaller(CallerIdClient.Lookup lookup, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.text(out, "advertiser", lookup.advertiser());
    Fields.text(out, "agency", lookup.agency());
    Fields.text(out, "callerId", lookup.callerId());
    Fields.text(out, "telemarketer", lookup.telemarketer());
    Fields.instant(out, "at", lookup.at());
    out.writeEndObject();
  }
}
