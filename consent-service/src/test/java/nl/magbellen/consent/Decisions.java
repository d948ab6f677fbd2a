package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.magbellen.decision.DecisionMaker;
import nl.magbellen.decision.Reason;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.Gathered;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.ObjectionFacts;
import nl.magbellen.facts.json.FactsJson;
import nl.magbellen.question.Callee;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Purpose;
import nl.magbellen.question.Question;
import nl.magbellen.question.Terms;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.service.testing.TestWorld;

/** What the gateway decides on what is on record here. */
final class Decisions {

  private Decisions() {}

  /** Why the call may not be made, by the rulebook that is shipped. */
  static List<ReasonCode> reasons(String number, String advertiser, String subject, Instant at) {
    Facts facts =
        Facts.of(
            new Gathered.Known<>(legalBases(number, advertiser)),
            new Gathered.Known<>(ObjectionFacts.none()),
            new Gathered.Known<>(CallerFacts.none()));
    return DecisionMaker.decide(question(number, advertiser, subject, at), facts, Rulebook.dutch())
        .reasons()
        .stream()
        .map(Reason::code)
        .toList();
  }

  private static LegalBasisFacts legalBases(String number, String advertiser) {
    Map<String, Object> lookup =
        Map.of("numberKeys", List.of(TestWorld.numberKey(number)), "advertiser", advertiser);
    byte[] answer =
        service().body(Map.of("lookups", List.of(lookup))).post("/internal/lookups").asByteArray();
    return FactsJson.legalBases(answer).getFirst().orElseThrow();
  }

  private static Question question(String number, String advertiser, String subject, Instant at) {
    return new Question(
        Callee.parse(number),
        new Terms(
            CallerId.parse("+31207001234"),
            advertiser,
            null,
            null,
            Purpose.COMMERCIAL,
            subject,
            CalleeKind.NATURAL_PERSON,
            null,
            Caller.HUMAN,
            false,
            at,
            null,
            null,
            null));
  }
}
