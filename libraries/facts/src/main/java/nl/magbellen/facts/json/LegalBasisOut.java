package nl.magbellen.facts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import nl.magbellen.service.json.Fields;
import nl.magbellen.facts.BalanceTestFact;
import nl.magbellen.facts.CommitteeAdviceFact;
import nl.magbellen.facts.ConsentFact;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.PublishedNumberFact;
import nl.magbellen.facts.RelationFact;
import nl.magbellen.facts.RequestedCallFact;
import nl.magbellen.facts.VerificationFact;

/** Writes the facts of the consent service; {@link LegalBasisIn} reads them. */
final class LegalBasisOut {

  private LegalBasisOut() {}

  static void legalBases(LegalBasisFacts facts, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.list(out, "consents", facts.consents(), LegalBasisOut::consent);
    Fields.list(out, "relations", facts.relations(), LegalBasisOut::relation);
    Fields.list(out, "requestedCalls", facts.requestedCalls(), LegalBasisOut::requestedCall);
    Fields.list(out, "balanceTests", facts.balanceTests(), LegalBasisOut::balanceTest);
    Fields.list(out, "publishedNumbers", facts.publishedNumbers(), LegalBasisOut::publishedNumber);
    out.writeEndObject();
  }

  private static void consent(ConsentFact consent, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.plain(out, "id", consent.id());
    Fields.text(out, "advertiser", consent.advertiser());
    Fields.text(out, "subject", consent.subject());
    Fields.text(out, "person", consent.person());
    Fields.instant(out, "givenAt", consent.givenAt());
    Fields.instant(out, "validUntil", consent.validUntil());
    Fields.text(out, "channel", consent.channel());
    Fields.text(out, "textVersion", consent.textVersion());
    out.writeBooleanField("textOnRecord", consent.textOnRecord());
    out.writeBooleanField("standalone", consent.standalone());
    Fields.plain(out, "firstCallWithin", consent.firstCallWithin());
    Fields.list(out, "verifications", consent.verifications(), LegalBasisOut::verification);
    Fields.list(out, "disputes", consent.disputes(), Fields::instant);
    Fields.instant(out, "withdrawnAt", consent.withdrawnAt());
    Fields.list(out, "uses", consent.uses(), Fields::instant);
    out.writeEndObject();
  }

  private static void verification(VerificationFact verification, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    Fields.text(out, "method", verification.method());
    Fields.instant(out, "verifiedAt", verification.verifiedAt());
    out.writeEndObject();
  }

  private static void relation(RelationFact relation, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.plain(out, "id", relation.id());
    Fields.text(out, "subject", relation.subject());
    Fields.text(out, "person", relation.person());
    Fields.plain(out, "kind", relation.kind());
    Fields.instant(out, "startedAt", relation.startedAt());
    Fields.instant(out, "endedAt", relation.endedAt());
    out.writeBooleanField("numberFromSale", relation.numberFromSale());
    out.writeBooleanField("optOutOffered", relation.optOutOffered());
    out.writeEndObject();
  }

  private static void requestedCall(RequestedCallFact call, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.plain(out, "id", call.id());
    Fields.text(out, "subject", call.subject());
    Fields.instant(out, "requestedAt", call.requestedAt());
    Fields.instant(out, "validUntil", call.validUntil());
    Fields.instant(out, "usedAt", call.usedAt());
    Fields.plain(out, "pendingDecision", call.pendingDecision());
    Fields.instant(out, "pendingUntil", call.pendingUntil());
    out.writeEndObject();
  }

  private static void balanceTest(BalanceTestFact test, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.plain(out, "id", test.id());
    Fields.text(out, "subject", test.subject());
    Fields.plain(out, "heldOn", test.heldOn());
    Fields.plain(out, "term", test.term());
    out.writeFieldName("advice");
    Fields.orNull(test.advice(), out, LegalBasisOut::advice);
    out.writeEndObject();
  }

  private static void advice(CommitteeAdviceFact advice, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.plain(out, "outcome", advice.outcome());
    Fields.plain(out, "term", advice.term());
    Fields.plain(out, "givenOn", advice.givenOn());
    Fields.text(out, "reference", advice.reference());
    out.writeEndObject();
  }

  private static void publishedNumber(PublishedNumberFact published, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    Fields.plain(out, "id", published.id());
    Fields.text(out, "holder", published.holder());
    Fields.text(out, "kvk", published.kvk());
    Fields.text(out, "url", published.url());
    Fields.text(out, "pageSha256", published.pageSha256());
    Fields.instant(out, "seenAt", published.seenAt());
    Fields.text(out, "statedPurpose", published.statedPurpose());
    out.writeFieldName("subjects");
    Fields.texts(published.subjects(), out);
    out.writeEndObject();
  }
}
