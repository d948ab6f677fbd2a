package nl.magbellen.facts.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import nl.magbellen.service.json.Fields;
import nl.magbellen.service.json.JsonSettings;
import nl.magbellen.facts.AdviceOutcome;
import nl.magbellen.facts.BalanceTestFact;
import nl.magbellen.facts.CommitteeAdviceFact;
import nl.magbellen.facts.ConsentFact;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.PublishedNumberFact;
import nl.magbellen.facts.RelationFact;
import nl.magbellen.facts.RelationKind;
import nl.magbellen.facts.RequestedCallFact;
import nl.magbellen.facts.VerificationFact;

/**
 * Reads the facts that the consent service answers. A field that is not known is skipped: a newer
 * service may say more. A word of a list that is not known is kept as unknown and fails its own
 * gate only. A fact that lacks what it must have fails the whole answer.
 */
final class LegalBasisIn {

  private LegalBasisIn() {}

  static LegalBasisFacts legalBases(JsonParser json) throws IOException {
    var read =
        new Object() {
          List<ConsentFact> consents;
          List<RelationFact> relations;
          List<RequestedCallFact> requestedCalls;
          List<BalanceTestFact> balanceTests;
          List<PublishedNumberFact> publishedNumbers;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "consents" -> read.consents = Fields.list(in, LegalBasisIn::consent);
            case "relations" -> read.relations = Fields.list(in, LegalBasisIn::relation);
            case "requestedCalls" ->
                read.requestedCalls = Fields.list(in, LegalBasisIn::requestedCall);
            case "balanceTests" -> read.balanceTests = Fields.list(in, LegalBasisIn::balanceTest);
            case "publishedNumbers" ->
                read.publishedNumbers = Fields.list(in, LegalBasisIn::publishedNumber);
            default -> in.skipChildren();
          }
        });
    return new LegalBasisFacts(
        read.consents,
        read.relations,
        read.requestedCalls,
        read.balanceTests,
        read.publishedNumbers);
  }

  private static ConsentFact consent(JsonParser json) throws IOException {
    var read =
        new Object() {
          UUID id;
          String advertiser;
          String subject;
          String person;
          Instant givenAt;
          Instant validUntil;
          String channel;
          String textVersion;
          boolean textOnRecord;
          boolean standalone;
          Period firstCallWithin;
          List<VerificationFact> verifications;
          List<Instant> disputes;
          Instant withdrawnAt;
          List<Instant> uses;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "id" -> read.id = Fields.id(in);
            case "advertiser" -> read.advertiser = Fields.text(in);
            case "subject" -> read.subject = Fields.text(in);
            case "person" -> read.person = Fields.text(in);
            case "givenAt" -> read.givenAt = Fields.instant(in);
            case "validUntil" -> read.validUntil = Fields.instant(in);
            case "channel" -> read.channel = Fields.text(in);
            case "textVersion" -> read.textVersion = Fields.text(in);
            case "textOnRecord" -> read.textOnRecord = Fields.truth(in);
            case "standalone" -> read.standalone = Fields.truth(in);
            case "firstCallWithin" ->
                read.firstCallWithin = Fields.orNull(in, JsonSettings::period);
            case "verifications" ->
                read.verifications = Fields.list(in, LegalBasisIn::verification);
            case "disputes" -> read.disputes = Fields.list(in, Fields::instant);
            case "withdrawnAt" -> read.withdrawnAt = Fields.instant(in);
            case "uses" -> read.uses = Fields.list(in, Fields::instant);
            default -> in.skipChildren();
          }
        });
    return new ConsentFact(
        read.id,
        read.advertiser,
        read.subject,
        read.person,
        read.givenAt,
        read.validUntil,
        read.channel,
        read.textVersion,
        read.textOnRecord,
        read.standalone,
        read.firstCallWithin,
        read.verifications,
        read.disputes,
        read.withdrawnAt,
        read.uses);
  }

  private static VerificationFact verification(JsonParser json) throws IOException {
    var read =
        new Object() {
          String method;
          Instant verifiedAt;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "method" -> read.method = Fields.text(in);
            case "verifiedAt" -> read.verifiedAt = Fields.instant(in);
            default -> in.skipChildren();
          }
        });
    return new VerificationFact(read.method, read.verifiedAt);
  }

  private static RelationFact relation(JsonParser json) throws IOException {
    var read =
        new Object() {
          UUID id;
          String subject;
          String person;
          RelationKind kind;
          Instant startedAt;
          Instant endedAt;
          boolean numberFromSale;
          boolean optOutOffered;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "id" -> read.id = Fields.id(in);
            case "subject" -> read.subject = Fields.text(in);
            case "person" -> read.person = Fields.text(in);
            case "kind" ->
                read.kind = Fields.constant(in, RelationKind.class, RelationKind.UNKNOWN);
            case "startedAt" -> read.startedAt = Fields.instant(in);
            case "endedAt" -> read.endedAt = Fields.instant(in);
            case "numberFromSale" -> read.numberFromSale = Fields.truth(in);
            case "optOutOffered" -> read.optOutOffered = Fields.truth(in);
            default -> in.skipChildren();
          }
        });
    return new RelationFact(
        read.id,
        read.subject,
        read.person,
        read.kind,
        read.startedAt,
        read.endedAt,
        read.numberFromSale,
        read.optOutOffered);
  }

  private static RequestedCallFact requestedCall(JsonParser json) throws IOException {
    var read =
        new Object() {
          UUID id;
          String subject;
          Instant requestedAt;
          Instant validUntil;
          Instant usedAt;
          UUID pendingDecision;
          Instant pendingUntil;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "id" -> read.id = Fields.id(in);
            case "subject" -> read.subject = Fields.text(in);
            case "requestedAt" -> read.requestedAt = Fields.instant(in);
            case "validUntil" -> read.validUntil = Fields.instant(in);
            case "usedAt" -> read.usedAt = Fields.instant(in);
            case "pendingDecision" -> read.pendingDecision = Fields.id(in);
            case "pendingUntil" -> read.pendingUntil = Fields.instant(in);
            default -> in.skipChildren();
          }
        });
    return new RequestedCallFact(
        read.id,
        read.subject,
        read.requestedAt,
        read.validUntil,
        read.usedAt,
        read.pendingDecision,
        read.pendingUntil);
  }

  private static BalanceTestFact balanceTest(JsonParser json) throws IOException {
    var read =
        new Object() {
          UUID id;
          String subject;
          LocalDate heldOn;
          Period term;
          CommitteeAdviceFact advice;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "id" -> read.id = Fields.id(in);
            case "subject" -> read.subject = Fields.text(in);
            case "heldOn" -> read.heldOn = Fields.orNull(in, JsonSettings::date);
            case "term" -> read.term = Fields.orNull(in, JsonSettings::period);
            case "advice" -> read.advice = Fields.orNull(in, LegalBasisIn::advice);
            default -> in.skipChildren();
          }
        });
    return new BalanceTestFact(read.id, read.subject, read.heldOn, read.term, read.advice);
  }

  private static CommitteeAdviceFact advice(JsonParser json) throws IOException {
    var read =
        new Object() {
          AdviceOutcome outcome;
          Period term;
          LocalDate givenOn;
          String reference;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "outcome" ->
                read.outcome = Fields.constant(in, AdviceOutcome.class, AdviceOutcome.UNKNOWN);
            case "term" -> read.term = Fields.orNull(in, JsonSettings::period);
            case "givenOn" -> read.givenOn = Fields.orNull(in, JsonSettings::date);
            case "reference" -> read.reference = Fields.text(in);
            default -> in.skipChildren();
          }
        });
    return new CommitteeAdviceFact(read.outcome, read.term, read.givenOn, read.reference);
  }

  private static PublishedNumberFact publishedNumber(JsonParser json) throws IOException {
    var read =
        new Object() {
          UUID id;
          String holder;
          String kvk;
          String url;
          String pageSha256;
          Instant seenAt;
          String statedPurpose;
          List<String> subjects;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "id" -> read.id = Fields.id(in);
            case "holder" -> read.holder = Fields.text(in);
            case "kvk" -> read.kvk = Fields.text(in);
            case "url" -> read.url = Fields.text(in);
            case "pageSha256" -> read.pageSha256 = Fields.text(in);
            case "seenAt" -> read.seenAt = Fields.instant(in);
            case "statedPurpose" -> read.statedPurpose = Fields.text(in);
            case "subjects" -> read.subjects = Fields.texts(in);
            default -> in.skipChildren();
          }
        });
    return new PublishedNumberFact(
        read.id,
        read.holder,
        read.kvk,
        read.url,
        read.pageSha256,
        read.seenAt,
        read.statedPurpose,
        read.subjects);
  }
}
