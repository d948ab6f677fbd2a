package nl.magbellen.callerid;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import nl.magbellen.callerid.CallerFacts.AdvertiserFact;
import nl.magbellen.callerid.CallerFacts.CallbackCheckFact;
import nl.magbellen.callerid.CallerFacts.CallerIdFact;
import nl.magbellen.callerid.CallerFacts.MandateFact;
import nl.magbellen.callerid.CallerFacts.TelemarketerFact;
import nl.magbellen.callerid.CallerFacts.TrainingFact;
import nl.magbellen.service.json.Fields;

/** Writes the facts of a look-up by hand: the same JSON as Jackson's own, without reflection. */
final class FactsOut extends StdSerializer<CallerFacts> {

  /** Gives the service's mapper this writer. */
  @Singleton
  static final class Settings implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
      mapper.registerModule(new SimpleModule("look-ups").addSerializer(new FactsOut()));
    }
  }

  FactsOut() {
    super(CallerFacts.class);
  }

  @Override
  public void serialize(CallerFacts facts, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeStartObject();
    out.writeFieldName("advertiser");
    Fields.orNull(facts.advertiser(), out, FactsOut::advertiser);
    Fields.list(out, "mandates", facts.mandates(), FactsOut::mandate);
    Fields.list(out, "callerIds", facts.callerIds(), FactsOut::callerId);
    out.writeFieldName("telemarketer");
    Fields.orNull(facts.telemarketer(), out, FactsOut::telemarketer);
    out.writeEndObject();
  }

  private static void advertiser(AdvertiserFact advertiser, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.text(out, "id", advertiser.id());
    Fields.text(out, "name", advertiser.name());
    Fields.plain(out, "sector", advertiser.sector());
    out.writeBooleanField("active", advertiser.active());
    Fields.plain(out, "untrainedTelemarketer", advertiser.untrainedTelemarketer());
    Fields.list(out, "similarSubjects", advertiser.similarSubjects(), Fields::texts);
    out.writeEndObject();
  }

  private static void mandate(MandateFact mandate, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.plain(out, "id", mandate.id());
    Fields.list(
        out, "subjects", mandate.subjects(), (subject, array) -> array.writeString(subject));
    Fields.instant(out, "from", mandate.from());
    Fields.instant(out, "to", mandate.to());
    Fields.plain(out, "kind", mandate.kind());
    out.writeEndObject();
  }

  private static void callerId(CallerIdFact callerId, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.plain(out, "id", callerId.id());
    Fields.text(out, "agency", callerId.agency());
    Fields.instant(out, "from", callerId.from());
    Fields.instant(out, "provenAt", callerId.provenAt());
    Fields.instant(out, "releasedAt", callerId.releasedAt());
    Fields.instant(out, "publishedAt", callerId.publishedAt());
    Fields.text(out, "publicationUrl", callerId.publicationUrl());
    Fields.plain(out, "lastUsedOn", callerId.lastUsedOn());
    out.writeFieldName("lastCallbackCheck");
    Fields.orNull(callerId.lastCallbackCheck(), out, FactsOut::callbackCheck);
    out.writeEndObject();
  }

  private static void callbackCheck(CallbackCheckFact check, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.plain(out, "id", check.id());
    Fields.instant(out, "at", check.at());
    Fields.plain(out, "result", check.result());
    out.writeBooleanField("identifiesAdvertiser", check.identifiesAdvertiser());
    out.writeBooleanField("ordinaryTariff", check.ordinaryTariff());
    out.writeEndObject();
  }

  private static void telemarketer(TelemarketerFact telemarketer, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    Fields.text(out, "id", telemarketer.id());
    Fields.text(out, "agency", telemarketer.agency());
    out.writeFieldName("advertisers");
    Fields.texts(telemarketer.advertisers(), out);
    Fields.list(out, "trainings", telemarketer.trainings(), FactsOut::training);
    out.writeEndObject();
  }

  private static void training(TrainingFact training, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.plain(out, "id", training.id());
    Fields.plain(out, "module", training.module());
    Fields.text(out, "codeVersion", training.codeVersion());
    Fields.plain(out, "passedOn", training.passedOn());
    Fields.plain(out, "validUntil", training.validUntil());
    out.writeEndObject();
  }
}
