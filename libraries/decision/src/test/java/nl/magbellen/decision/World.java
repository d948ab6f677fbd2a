package nl.magbellen.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
import nl.magbellen.facts.MandateFact;
import nl.magbellen.facts.ManyComplaints;
import nl.magbellen.facts.ObjectionFact;
import nl.magbellen.facts.ObjectionFacts;
import nl.magbellen.facts.PublishedNumberFact;
import nl.magbellen.facts.RelationFact;
import nl.magbellen.facts.RequestedCallFact;
import nl.magbellen.facts.Sector;
import nl.magbellen.facts.TelemarketerFact;
import nl.magbellen.facts.UntrainedTelemarketer;
import nl.magbellen.facts.WrongPersonFact;
import nl.magbellen.question.Callee;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Purpose;
import nl.magbellen.question.Question;
import nl.magbellen.question.Terms;
import nl.magbellen.rulebook.Rulebook;

/**
 * A world in which a call is permitted, to break one thing at a time. Starts without any legal
 * basis on record: add one.
 */
final class World {
  static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  static final Rulebook RULEBOOK = Rulebook.dutch();
  static final String SUBJECT = "energy-contract";

  String callee = "+31612345678";
  String callerId = "+31207123456";
  String agency;
  String telemarketer;
  Purpose purpose = Purpose.COMMERCIAL;
  String subject = SUBJECT;
  CalleeKind calleeKind = CalleeKind.UNKNOWN;
  String person;
  Caller caller = Caller.HUMAN;
  boolean calleeMinor;
  Instant at = local("2026-11-23T14:00");

  boolean advertiserKnown = true;
  boolean active = true;
  Sector sector = Sector.COMMERCIAL;
  UntrainedTelemarketer untrained = UntrainedTelemarketer.DENY;
  ManyComplaints manyComplaints = ManyComplaints.ALERT;
  List<List<String>> similarSubjects = List.of();
  TelemarketerFact telemarketerFact;

  /** Who is logged in to the campaign of the question; null without one. */
  List<String> loggedIn;

  List<TelemarketerFact> agents = List.of();
  boolean telemarketerRequired;
  Period reflectionPeriod;

  final List<ConsentFact> consents = new ArrayList<>();
  final List<RelationFact> relations = new ArrayList<>();
  final List<RequestedCallFact> requestedCalls = new ArrayList<>();
  final List<BalanceTestFact> balanceTests = new ArrayList<>();
  final List<PublishedNumberFact> publishedNumbers = new ArrayList<>();
  final List<WrongPersonFact> wrongPersons = new ArrayList<>();
  final List<ObjectionFact> objections = new ArrayList<>();
  final List<ComplaintsFact> complaints = new ArrayList<>();
  final List<MandateFact> mandates = new ArrayList<>();
  List<CallerIdFact> callerIds;
  final List<FactSource> down = new ArrayList<>();

  /** Nothing on record but the caller. */
  static World empty() {
    return new World();
  }

  /** A consent that keeps every rule at any instant after its day. */
  static World consented() {
    return empty().with(w -> w.consents.add(Records.consent(w.at).build()));
  }

  /** A running customer relation of a publisher. */
  static World customer() {
    return empty()
        .with(w -> w.sector = Sector.PRESS_PUBLISHER)
        .with(w -> w.relations.add(Records.relation(w.at).build()));
  }

  /** A request for this call. */
  static World requested() {
    return empty().with(w -> w.requestedCalls.add(Records.requestedCall(w.at).build()));
  }

  World with(Consumer<World> change) {
    change.accept(this);
    return this;
  }

  World at(String localTime) {
    at = local(localTime);
    return this;
  }

  World atOffset(String offsetTime) {
    at = OffsetDateTime.parse(offsetTime).toInstant();
    return this;
  }

  World consent(Consumer<Records.Consent> change) {
    var draft = Records.consent(at);
    change.accept(draft);
    consents.add(draft.build());
    return this;
  }

  World relation(Consumer<Records.Relation> change) {
    var draft = Records.relation(at);
    change.accept(draft);
    relations.add(draft.build());
    return this;
  }

  World request(Consumer<Records.RequestedCall> change) {
    var draft = Records.requestedCall(at);
    change.accept(draft);
    requestedCalls.add(draft.build());
    return this;
  }

  World callerId(Consumer<Records.CallerIdDraft> change) {
    var draft = Records.callerId(at);
    change.accept(draft);
    callerIds = callerIds == null ? new ArrayList<>() : callerIds;
    callerIds.add(draft.build());
    return this;
  }

  Question question() {
    return new Question(
        Callee.parse(callee),
        new Terms(
            CallerId.parse(callerId),
            "zonnestroom",
            agency,
            telemarketer,
            purpose,
            subject,
            calleeKind,
            person,
            caller,
            calleeMinor,
            at,
            "row-17",
            loggedIn == null ? null : "winter",
            loggedIn));
  }

  Facts facts() {
    var ids = callerIds == null ? List.of(Records.callerId(at).build()) : callerIds;
    var advertiser =
        advertiserKnown
            ? new AdvertiserFact(
                "zonnestroom",
                "Zonnestroom",
                sector,
                active,
                untrained,
                manyComplaints,
                similarSubjects,
                telemarketerRequired,
                reflectionPeriod)
            : null;
    return Facts.of(
        gathered(
            FactSource.CONSENT_SERVICE,
            new LegalBasisFacts(
                consents, relations, requestedCalls, balanceTests, publishedNumbers, wrongPersons)),
        gathered(FactSource.OBJECTION_SERVICE, new ObjectionFacts(objections, complaints)),
        gathered(
            FactSource.CALLER_ID_SERVICE,
            new CallerFacts(advertiser, mandates, ids, telemarketerFact, agents)));
  }

  private <T> Gathered<T> gathered(FactSource source, T facts) {
    return down.contains(source) ? new Gathered.Unavailable<>(source) : new Gathered.Known<>(facts);
  }

  Decision decide() {
    return DecisionMaker.decide(question(), facts(), RULEBOOK);
  }

  /** Codes of the reasons, in order; empty for a permit. */
  List<String> reasons() {
    return decide().reasons().stream().map(reason -> reason.code().name()).toList();
  }

  /** Code, rule and evidence of the reasons, in order. */
  List<String> reasonsInFull() {
    return decide().reasons().stream()
        .map(r -> r.code() + " " + r.rule() + " " + r.evidence())
        .toList();
  }

  static Instant local(String localTime) {
    return LocalDateTime.parse(localTime).atZone(AMSTERDAM).toInstant();
  }

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
