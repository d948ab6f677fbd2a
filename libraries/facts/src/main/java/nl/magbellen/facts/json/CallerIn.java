package nl.magbellen.facts.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.magbellen.service.json.Fields;
import nl.magbellen.service.json.JsonSettings;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.CallbackCheckFact;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.CallerIdFact;
import nl.magbellen.facts.MandateFact;
import nl.magbellen.facts.Sector;
import nl.magbellen.facts.TelemarketerFact;
import nl.magbellen.facts.TrainingFact;
import nl.magbellen.facts.UntrainedTelemarketer;

/**
 * Reads the facts that the caller-id service answers. A field that is not known is skipped: a newer
 * service may say more. A word of a list that is not known is kept as unknown and fails its own
 * gate only. A fact that lacks what it must have fails the whole answer.
 */
final class CallerIn {

  private CallerIn() {}

  static CallerFacts caller(JsonParser json) throws IOException {
    var read =
        new Object() {
          AdvertiserFact advertiser;
          List<MandateFact> mandates;
          List<CallerIdFact> callerIds;
          TelemarketerFact telemarketer;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "advertiser" -> read.advertiser = Fields.orNull(in, CallerIn::advertiser);
            case "mandates" -> read.mandates = Fields.list(in, CallerIn::mandate);
            case "callerIds" -> read.callerIds = Fields.list(in, CallerIn::callerId);
            case "telemarketer" -> read.telemarketer = Fields.orNull(in, CallerIn::telemarketer);
            default -> in.skipChildren();
          }
        });
    return new CallerFacts(read.advertiser, read.mandates, read.callerIds, read.telemarketer);
  }

  private static AdvertiserFact advertiser(JsonParser json) throws IOException {
    var read =
        new Object() {
          String id;
          String name;
          Sector sector;
          boolean active;
          UntrainedTelemarketer untrainedTelemarketer;
          List<List<String>> similarSubjects;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "id" -> read.id = Fields.text(in);
            case "name" -> read.name = Fields.text(in);
            case "sector" -> read.sector = Fields.constant(in, Sector.class, Sector.UNKNOWN);
            case "active" -> read.active = Fields.truth(in);
            case "untrainedTelemarketer" ->
                read.untrainedTelemarketer =
                    Fields.constant(in, UntrainedTelemarketer.class, UntrainedTelemarketer.DENY);
            case "similarSubjects" ->
                read.similarSubjects = Fields.orNull(in, all -> Fields.list(all, Fields::texts));
            default -> in.skipChildren();
          }
        });
    return new AdvertiserFact(
        read.id,
        read.name,
        read.sector,
        read.active,
        read.untrainedTelemarketer,
        read.similarSubjects);
  }

  private static MandateFact mandate(JsonParser json) throws IOException {
    var read =
        new Object() {
          UUID id;
          List<String> subjects;
          Instant from;
          Instant to;
          String kind;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "id" -> read.id = Fields.id(in);
            case "subjects" -> read.subjects = Fields.texts(in);
            case "from" -> read.from = Fields.instant(in);
            case "to" -> read.to = Fields.instant(in);
            case "kind" -> read.kind = Fields.text(in);
            default -> in.skipChildren();
          }
        });
    return new MandateFact(read.id, read.subjects, read.from, read.to, read.kind);
  }

  private static CallerIdFact callerId(JsonParser json) throws IOException {
    var read =
        new Object() {
          UUID id;
          String agency;
          Instant from;
          Instant provenAt;
          Instant releasedAt;
          Instant publishedAt;
          String publicationUrl;
          LocalDate lastUsedOn;
          CallbackCheckFact lastCallbackCheck;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "id" -> read.id = Fields.id(in);
            case "agency" -> read.agency = Fields.text(in);
            case "from" -> read.from = Fields.instant(in);
            case "provenAt" -> read.provenAt = Fields.instant(in);
            case "releasedAt" -> read.releasedAt = Fields.instant(in);
            case "publishedAt" -> read.publishedAt = Fields.instant(in);
            case "publicationUrl" -> read.publicationUrl = Fields.text(in);
            case "lastUsedOn" -> read.lastUsedOn = Fields.orNull(in, JsonSettings::date);
            case "lastCallbackCheck" ->
                read.lastCallbackCheck = Fields.orNull(in, CallerIn::callbackCheck);
            default -> in.skipChildren();
          }
        });
    return new CallerIdFact(
        read.id,
        read.agency,
        read.from,
        read.provenAt,
        read.releasedAt,
        read.publishedAt,
        read.publicationUrl,
        read.lastUsedOn,
        read.lastCallbackCheck);
  }

  private static CallbackCheckFact callbackCheck(JsonParser json) throws IOException {
    var read =
        new Object() {
          UUID id;
          Instant at;
          String result;
          boolean identifiesAdvertiser;
          boolean ordinaryTariff;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "id" -> read.id = Fields.id(in);
            case "at" -> read.at = Fields.instant(in);
            case "result" -> read.result = Fields.text(in);
            case "identifiesAdvertiser" -> read.identifiesAdvertiser = Fields.truth(in);
            case "ordinaryTariff" -> read.ordinaryTariff = Fields.truth(in);
            default -> in.skipChildren();
          }
        });
    return new CallbackCheckFact(
        read.id, read.at, read.result, read.identifiesAdvertiser, read.ordinaryTariff);
  }

  private static TelemarketerFact telemarketer(JsonParser json) throws IOException {
    var read =
        new Object() {
          String id;
          String agency;
          List<String> advertisers;
          List<TrainingFact> trainings;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "id" -> read.id = Fields.text(in);
            case "agency" -> read.agency = Fields.text(in);
            case "advertisers" -> read.advertisers = Fields.texts(in);
            case "trainings" -> read.trainings = Fields.list(in, CallerIn::training);
            default -> in.skipChildren();
          }
        });
    return new TelemarketerFact(read.id, read.agency, read.advertisers, read.trainings);
  }

  private static TrainingFact training(JsonParser json) throws IOException {
    var read =
        new Object() {
          UUID id;
          String module;
          String codeVersion;
          LocalDate passedOn;
          LocalDate validUntil;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "id" -> read.id = Fields.id(in);
            case "module" -> read.module = Fields.text(in);
            case "codeVersion" -> read.codeVersion = Fields.text(in);
            case "passedOn" -> read.passedOn = Fields.orNull(in, JsonSettings::date);
            case "validUntil" -> read.validUntil = Fields.orNull(in, JsonSettings::date);
            default -> in.skipChildren();
          }
        });
    return new TrainingFact(read.id, read.module, read.codeVersion, read.passedOn, read.validUntil);
  }
}
