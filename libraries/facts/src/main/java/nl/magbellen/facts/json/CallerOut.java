package nl.magbellen.facts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import nl.magbellen.service.json.Fields;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.CallbackCheckFact;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.CallerIdFact;
import nl.magbellen.facts.MandateFact;
import nl.magbellen.facts.TelemarketerFact;
import nl.magbellen.facts.TrainingFact;

/** Writes the facts of the caller-id service; {@link CallerIn} reads them. */
final class CallerOut {

  private CallerOut() {}

  static void caller(CallerFacts facts, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeFieldName("advertiser");
    Fields.orNull(facts.advertiser(), out, CallerOut::advertiser);
    Fields.list(out, "mandates", facts.mandates(), CallerOut::mandate);
    Fields.list(out, "callerIds", facts.callerIds(), CallerOut::callerId);
    out.writeFieldName("telemarketer");
    Fields.orNull(facts.telemarketer(), out, CallerOut::telemarketer);
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
    out.writeFieldName("subjects");
    Fields.texts(mandate.subjects(), out);
    Fields.instant(out, "from", mandate.from());
    Fields.instant(out, "to", mandate.to());
    Fields.text(out, "kind", mandate.kind());
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
    Fields.orNull(callerId.lastCallbackCheck(), out, CallerOut::callbackCheck);
    out.writeEndObject();
  }

  private static void callbackCheck(CallbackCheckFact check, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.plain(out, "id", check.id());
    Fields.instant(out, "at", check.at());
    Fields.text(out, "result", check.result());
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
    Fields.list(out, "trainings", telemarketer.trainings(), CallerOut::training);
    out.writeEndObject();
  }

  private static void training(TrainingFact training, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.plain(out, "id", training.id());
    Fields.text(out, "module", training.module());
    Fields.text(out, "codeVersion", training.codeVersion());
    Fields.plain(out, "passedOn", training.passedOn());
    Fields.plain(out, "validUntil", training.validUntil());
    out.writeEndObject();
  }
}
