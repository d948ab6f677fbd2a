package nl.magbellen.objection;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.magbellen.service.json.Fields;
import nl.magbellen.service.json.RecordIn;

/** Reads look-ups and writes their facts by hand: the same JSON, without reflection. */
@Singleton
final class LookupJson implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.registerModule(
        new SimpleModule("look-ups")
            .addSerializer(new FactsOut())
            .addDeserializer(Lookup.class, new LookupIn()));
  }

  private static final class FactsOut extends StdSerializer<ObjectionFacts> {

    FactsOut() {
      super(ObjectionFacts.class);
    }

    @Override
    public void serialize(ObjectionFacts facts, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartObject();
      Fields.list(out, "objections", facts.objections(), FactsOut::objection);
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

  private static final class Draft {
    private List<UUID> numberKeys;
    private String advertiser;
  }

  private static final class LookupIn extends RecordIn<Draft, Lookup> {

    LookupIn() {
      super(Lookup.class, Set.of("numberKeys", "advertiser"));
    }

    @Override
    protected Draft draft() {
      return new Draft();
    }

    @Override
    protected void read(Draft draft, String field, JsonParser in, DeserializationContext context)
        throws IOException {
      switch (field) {
        case "numberKeys" -> draft.numberKeys = Arrays.asList(context.readValue(in, UUID[].class));
        case "advertiser" -> draft.advertiser = context.readValue(in, String.class);
        default -> throw new IllegalStateException(field + " is a field that nobody reads");
      }
    }

    @Override
    protected Lookup finished(Draft draft) {
      return new Lookup(draft.numberKeys, draft.advertiser);
    }
  }
}
