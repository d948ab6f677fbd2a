package nl.magbellen.gateway.testnumber;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.BalanceTestFact;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.CallerIdFact;
import nl.magbellen.facts.ComplaintsFact;
import nl.magbellen.facts.ConsentFact;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.Gathered;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.ManyComplaints;
import nl.magbellen.facts.ObjectionFact;
import nl.magbellen.facts.ObjectionFacts;
import nl.magbellen.facts.PublishedNumberFact;
import nl.magbellen.facts.RelationFact;
import nl.magbellen.facts.RequestedCallFact;
import nl.magbellen.facts.Sector;
import nl.magbellen.facts.UntrainedTelemarketer;
import nl.magbellen.question.Callee;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Purpose;
import nl.magbellen.question.Question;
import nl.magbellen.question.Terms;

/**
 * A call of which all is known: what the rulebook decides in place of a call to a test number. It
 * begins as one that nothing but a basis is missing from, on a Tuesday afternoon; each number
 * changes a thing or two. Everything in it is made up, so nothing of it may reach a service.
 */
final class TestCase {

  static final Instant ON_TUESDAY = Instant.parse("2026-11-24T13:00:00Z");
  static final Instant AT_NIGHT = Instant.parse("2026-11-24T22:00:00Z");
  static final Instant ON_SUNDAY = Instant.parse("2026-11-22T13:00:00Z");

  /** When the national register was in force. */
  static final Instant LONG_AGO = Instant.parse("2021-03-02T13:00:00Z");

  static final String SUBJECT = "test";

  final String advertiser;
  final String reference;

  String callee = "+31612345678";
  String callerId = "+31207123456";
  String agency;
  String telemarketer;
  String person;
  CalleeKind calleeKind = CalleeKind.UNKNOWN;
  Caller speaker = Caller.HUMAN;
  boolean minor;
  Instant at = ON_TUESDAY;

  boolean registered = true;
  Sector sector = Sector.COMMERCIAL;
  boolean reachable = true;
  CallerIdFact callerIdOnRecord = TestRecords.callerId();
  final List<ConsentFact> consents = new ArrayList<>();
  final List<RelationFact> relations = new ArrayList<>();
  final List<RequestedCallFact> requests = new ArrayList<>();
  final List<BalanceTestFact> balanceTests = new ArrayList<>();
  final List<PublishedNumberFact> published = new ArrayList<>();
  final List<ObjectionFact> objections = new ArrayList<>();
  final List<ComplaintsFact> complaints = new ArrayList<>();

  TestCase(Question asked) {
    this.advertiser = asked.terms().advertiser();
    this.reference = asked.terms().reference();
  }

  /** What is asked in place of the question. */
  Question question() {
    return new Question(
        Callee.parse(callee),
        new Terms(
            CallerId.parse(callerId),
            advertiser,
            agency,
            telemarketer,
            Purpose.COMMERCIAL,
            SUBJECT,
            calleeKind,
            person,
            speaker,
            minor,
            at,
            reference,
            null,
            List.of()));
  }

  /** What is on record of it. */
  Facts facts() {
    return Facts.of(
        gathered(
            FactSource.CONSENT_SERVICE,
            new LegalBasisFacts(consents, relations, requests, balanceTests, published, List.of())),
        gathered(FactSource.OBJECTION_SERVICE, new ObjectionFacts(objections, complaints)),
        gathered(FactSource.CALLER_ID_SERVICE, caller()));
  }

  private CallerFacts caller() {
    AdvertiserFact known =
        new AdvertiserFact(
            advertiser,
            advertiser,
            sector,
            true,
            UntrainedTelemarketer.DENY,
            ManyComplaints.DENY,
            List.of(),
            false,
            null);
    return new CallerFacts(
        registered ? known : null,
        List.of(),
        callerIdOnRecord == null ? List.of() : List.of(callerIdOnRecord),
        null,
        List.of());
  }

  private <T> Gathered<T> gathered(FactSource source, T facts) {
    return reachable ? new Gathered.Known<>(facts) : new Gathered.Unavailable<>(source);
  }
}
