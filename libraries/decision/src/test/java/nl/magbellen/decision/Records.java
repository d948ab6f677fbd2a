package nl.magbellen.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.magbellen.facts.AdviceOutcome;
import nl.magbellen.facts.BalanceTestFact;
import nl.magbellen.facts.CallbackCheckFact;
import nl.magbellen.facts.CallerIdFact;
import nl.magbellen.facts.CommitteeAdviceFact;
import nl.magbellen.facts.ConsentFact;
import nl.magbellen.facts.MandateFact;
import nl.magbellen.facts.ObjectionChannel;
import nl.magbellen.facts.ObjectionFact;
import nl.magbellen.facts.RelationFact;
import nl.magbellen.facts.RelationKind;
import nl.magbellen.facts.RequestedCallFact;
import nl.magbellen.facts.TelemarketerFact;
import nl.magbellen.facts.TrainingFact;
import nl.magbellen.facts.VerificationFact;

/** Records that keep every rule for a call at a given instant, to be changed before they stand. */
final class Records {
  private static final Duration DAY = Duration.ofDays(1);

  private Records() {}

  static UUID id(int n) {
    return UUID.fromString("01990000-0000-7000-8000-%012d".formatted(n));
  }

  static Consent consent(Instant call) {
    var consent = new Consent();
    consent.givenAt = call.minus(DAY);
    consent.verifications.add(new VerificationFact("SMS_CODE", call.minus(DAY)));
    return consent;
  }

  static Relation relation(Instant call) {
    var relation = new Relation();
    relation.startedAt = call.minus(DAY);
    return relation;
  }

  static RequestedCall requestedCall(Instant call) {
    var request = new RequestedCall();
    request.requestedAt = call.minus(DAY);
    request.validUntil = call.plus(DAY);
    return request;
  }

  static CallerIdDraft callerId(Instant call) {
    var callerId = new CallerIdDraft();
    callerId.from = call.minus(DAY);
    callerId.provenAt = call.minus(DAY);
    callerId.publishedAt = call.minus(DAY);
    callerId.check = check(call.minus(DAY), "ANSWERED");
    return callerId;
  }

  static CallbackCheckFact check(Instant at, String result) {
    return new CallbackCheckFact(id(71), at, result, true, true);
  }

  static ObjectionFact objection(Instant receivedAt) {
    return new ObjectionFact(id(41), "zonnestroom", receivedAt, null, ObjectionChannel.CALL);
  }

  static ObjectionFact registerEntry(Instant receivedAt) {
    return new ObjectionFact(id(42), "*", receivedAt, null, ObjectionChannel.NATIONAL_REGISTER);
  }

  static MandateFact mandate(Instant from, Instant to, String... subjects) {
    return new MandateFact(id(51), List.of(subjects), from, to, "AGENCY");
  }

  static BalanceTestFact balanceTest(String heldOn, String term) {
    return balanceTest(31, "*", heldOn, term, false);
  }

  static BalanceTestFact balanceTest(
      int id, String subject, String heldOn, String term, boolean advice) {
    return new BalanceTestFact(
        id(id),
        subject,
        LocalDate.parse(heldOn),
        Period.parse(term),
        advice ? advice(AdviceOutcome.POSITIVE, heldOn, term) : null);
  }

  static CommitteeAdviceFact advice(AdviceOutcome outcome, String givenOn, String term) {
    return new CommitteeAdviceFact(
        outcome, Period.parse(term), LocalDate.parse(givenOn), "2026-04");
  }

  static TelemarketerFact telemarketer(String agency, TrainingFact... trainings) {
    var advertisers = agency == null ? List.of("zonnestroom") : List.<String>of();
    return new TelemarketerFact("t-0042", agency, advertisers, List.of(trainings));
  }

  static TrainingFact training(String module, String code, String passedOn, String validUntil) {
    return new TrainingFact(
        id(81),
        module,
        code,
        LocalDate.parse(passedOn),
        validUntil == null ? null : LocalDate.parse(validUntil));
  }

  /** A consent in the making. */
  static final class Consent {
    int id = 1;
    String advertiser = "zonnestroom";
    String subject = World.SUBJECT;
    String person;
    Instant givenAt;
    Instant validUntil;
    boolean textOnRecord = true;
    boolean standalone = true;
    Period firstCallWithin;
    List<VerificationFact> verifications = new ArrayList<>();
    List<Instant> disputes = new ArrayList<>();
    Instant withdrawnAt;
    List<Instant> uses = new ArrayList<>();

    ConsentFact build() {
      return new ConsentFact(
          Records.id(id),
          advertiser,
          subject,
          person,
          givenAt,
          validUntil,
          "WEB",
          "v1",
          textOnRecord,
          standalone,
          firstCallWithin,
          verifications,
          disputes,
          withdrawnAt,
          uses);
    }
  }

  /** A customer relation in the making. */
  static final class Relation {
    int id = 11;
    String subject = World.SUBJECT;
    RelationKind kind = RelationKind.CUSTOMER;
    Instant startedAt;
    Instant endedAt;
    boolean numberFromSale = true;
    boolean optOutOffered = true;

    RelationFact build() {
      return new RelationFact(
          Records.id(id), subject, null, kind, startedAt, endedAt, numberFromSale, optOutOffered);
    }
  }

  /** A requested call in the making. */
  static final class RequestedCall {
    int id = 21;
    String subject = World.SUBJECT;
    Instant requestedAt;
    Instant validUntil;
    Instant usedAt;
    UUID pendingDecision;
    Instant pendingUntil;

    RequestedCallFact build() {
      return new RequestedCallFact(
          Records.id(id), subject, requestedAt, validUntil, usedAt, pendingDecision, pendingUntil);
    }
  }

  /** A registration of a caller id in the making. */
  static final class CallerIdDraft {
    int id = 61;
    String agency;
    Instant from;
    Instant provenAt;
    Instant releasedAt;
    Instant publishedAt;
    CallbackCheckFact check;

    CallerIdFact build() {
      return new CallerIdFact(
          Records.id(id),
          agency,
          from,
          provenAt,
          releasedAt,
          publishedAt,
          publishedAt == null ? null : "https://zonnestroom.example/nummers",
          null,
          check);
    }
  }
}
