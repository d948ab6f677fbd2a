package nl.magbellen.consent.lookup;

import nl.magbellen.service.json.TreeFields;
import nl.magbellen.consent.Channel;
import nl.magbellen.consent.VerificationMethod;
import nl.magbellen.consent.lookup.LegalBasisFacts.BalanceTestFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.CommitteeAdviceFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.ConsentFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.PublishedNumberFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.RelationFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.RequestedCallFact;
import nl.magbellen.consent.lookup.LegalBasisFacts.VerificationFact;
import nl.magbellen.consent.relation.RelationKind;

/** Reads the facts that {@link LegalBasisQuery} has the database build, by hand. */
final class FactIn {

  private FactIn() {}

  static ConsentFact consent(TreeFields consent) {
    return new ConsentFact(
        consent.id("id"),
        consent.text("advertiser"),
        consent.text("subject"),
        consent.text("person"),
        consent.instant("givenAt"),
        consent.instant("validUntil"),
        consent.constant("channel", Channel.class),
        consent.text("textVersion"),
        consent.truth("textOnRecord"),
        consent.truth("standalone"),
        consent.period("firstCallWithin"),
        consent.objects("verifications", FactIn::verification),
        consent.instants("disputes"),
        consent.instant("withdrawnAt"),
        consent.instants("uses"));
  }

  private static VerificationFact verification(TreeFields verification) {
    return new VerificationFact(
        verification.constant("method", VerificationMethod.class),
        verification.instant("verifiedAt"));
  }

  static RelationFact relation(TreeFields relation) {
    return new RelationFact(
        relation.id("id"),
        relation.text("subject"),
        relation.text("person"),
        relation.constant("kind", RelationKind.class),
        relation.instant("startedAt"),
        relation.instant("endedAt"),
        relation.truth("numberFromSale"),
        relation.truth("optOutOffered"));
  }

  static RequestedCallFact requestedCall(TreeFields call) {
    return new RequestedCallFact(
        call.id("id"),
        call.text("subject"),
        call.instant("requestedAt"),
        call.instant("validUntil"),
        call.instant("usedAt"),
        call.id("pendingDecision"),
        call.instant("pendingUntil"));
  }

  static BalanceTestFact balanceTest(TreeFields test) {
    return new BalanceTestFact(
        test.id("id"),
        test.text("subject"),
        test.date("heldOn"),
        test.period("term"),
        advice(test.object("advice")));
  }

  private static CommitteeAdviceFact advice(TreeFields advice) {
    return advice == null
        ? null
        : new CommitteeAdviceFact(
            advice.text("outcome"),
            advice.period("term"),
            advice.date("givenOn"),
            advice.text("reference"));
  }

  static PublishedNumberFact publishedNumber(TreeFields published) {
    return new PublishedNumberFact(
        published.id("id"),
        published.text("holder"),
        published.text("kvk"),
        published.text("url"),
        published.text("pageSha256"),
        published.instant("seenAt"),
        published.text("statedPurpose"),
        published.texts("subjects"));
  }
}
