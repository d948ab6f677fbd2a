package nl.magbellen.consent.lookup;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import nl.magbellen.service.json.Fields;
import nl.magbellen.consent.lookup.LegalBasisFacts.BalanceTestFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.CommitteeAdviceFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.ConsentFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.PublishedNumberFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.RelationFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.RequestedCallFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.VerificationFact;

/** Writes the facts of a look-up by hand: the same JSON as Jackson's own, without reflection. */
final class FactsOut extends StdSerializer<LegalBasisFacts> {

  /** Gives the service's mapper this writer, and the look-ups' reader. */
  @Singleton
  static final class Settings implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
      mapper.registerModule(
          new SimpleModule("look-ups")
              .addSerializer(new FactsOut())
              .addDeserializer(Lookup.class, new LookupIn()));
    }
  }

  FactsOut() {
    super(LegalBasisFacts.class);
  }

  @Override
  public void serialize(LegalBasisFacts facts, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeStartObject();
    Fields.list(out, "consents", facts.consents(), FactsOut::consent);
    Fields.list(out, "relations", facts.relations(), FactsOut::relation);
    Fields.list(out, "requestedCalls", facts.requestedCalls(), FactsOut::requestedCall);
    Fields.list(out, "balanceTests", facts.balanceTests(), FactsOut::balanceTest);
    Fields.list(out, "publishedNumbers", facts.publishedNumbers(), FactsOut::publishedNumber);
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
    Fields.plain(out, "channel", consent.channel());
    Fields.text(out, "textVersion", consent.textVersion());
    out.writeBooleanField("textOnRecord", consent.textOnRecord());
    out.writeBooleanField("standalone", consent.standalone());
    Fields.plain(out, "firstCallWithin", consent.firstCallWithin());
    Fields.list(out, "verifications", consent.verifications(), FactsOut::verification);
    Fields.list(out, "disputes", consent.disputes(), Fields::instant);
    Fields.instant(out, "withdrawnAt", consent.withdrawnAt());
    Fields.list(out, "uses", consent.uses(), Fields::instant);
    out.writeEndObject();
  }

  private static void verification(VerificationFact verification, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    Fields.plain(out, "method", verification.method());
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
    Fields.orNull(test.advice(), out, FactsOut::advice);
    out.writeEndObject();
  }

  private static void advice(CommitteeAdviceFact advice, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Fields.text(out, "outcome", advice.outcome());
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
