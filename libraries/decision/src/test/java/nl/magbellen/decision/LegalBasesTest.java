package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.NotKept;
import nl.magbellen.facts.Sector;
import nl.magbellen.facts.UntrainedTelemarketer;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.Purpose;
import nl.magbellen.rulebook.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LegalBasesTest {

  @Test
  void nothingOnRecordIsNoBasis() {
    // Given
    var world = World.empty();
    // When
    var decision = world.decide();
    // Then
    assertFalse(decision.permitted());
    assertEquals(List.of("NO_LEGAL_BASIS NL.TW.BASIS null"), world.reasonsInFull());
    assertEquals(List.of(), decision.obligations());
  }

  @Test
  void basesAreTriedInOrder() {
    // Given
    var all = World.customer().consent(c -> {}).request(r -> {});
    var two = World.customer().consent(c -> {});
    // When
    var first = all.decide().basis().type();
    var second = two.decide().basis().type();
    // Then
    assertEquals(BasisType.REQUESTED_CALL, first);
    assertEquals(BasisType.CONSENT, second);
  }

  @Test
  void reasonsOfAllBasesOnRecordAreToldInOrder() {
    // Given
    var world = World.empty();
    world.relation(r -> {});
    world.consent(c -> c.withdrawnAt = c.givenAt);
    world.request(r -> r.usedAt = r.requestedAt);
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("REQUEST_USED", "CONSENT_WITHDRAWN", "CUSTOMER_EXCEPTION_ENDED"), reasons);
  }

  @ParameterizedTest
  @MethodSource
  void requestServesOnceAndWithinItsTerm(Consumer<Records.RequestedCall> change, String reason) {
    // Given
    var world = World.empty().request(change);
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(reason.isEmpty() ? List.of() : List.of(reason), reasons);
  }

  static Stream<Arguments> requestServesOnceAndWithinItsTerm() {
    var at = World.empty().at;
    var evidence = " NL.REQUESTED requested-call:" + Records.id(21);
    return Stream.of(
        request(r -> {}, ""),
        request(r -> r.validUntil = null, ""),
        request(r -> r.requestedAt = at.minusSeconds(1), ""),
        request(r -> r.requestedAt = at, "NO_LEGAL_BASIS NL.TW.BASIS null"),
        request(r -> r.subject = "insurance", "NO_LEGAL_BASIS NL.TW.BASIS null"),
        request(r -> r.usedAt = at.plusSeconds(1), ""),
        request(r -> r.usedAt = at, "REQUEST_USED" + evidence),
        request(r -> hold(r, at.plusSeconds(1)), "REQUEST_PENDING" + evidence),
        request(r -> hold(r, at), ""),
        request(r -> hold(r, at.minusSeconds(1)), ""),
        request(r -> r.pendingUntil = at.plusSeconds(1), "REQUEST_PENDING" + evidence),
        request(r -> hold(used(r, at), at.plusSeconds(1)), "REQUEST_USED" + evidence),
        request(
            r -> hold(used(r, at.plusSeconds(1)), at.plusSeconds(1)), "REQUEST_PENDING" + evidence),
        request(r -> r.validUntil = at.plusSeconds(1), ""),
        request(r -> r.validUntil = at, "REQUEST_EXPIRED" + evidence));
  }

  private static void hold(Records.RequestedCall request, Instant until) {
    request.pendingDecision = Records.id(99);
    request.pendingUntil = until;
  }

  private static Records.RequestedCall used(Records.RequestedCall request, Instant at) {
    request.usedAt = at;
    return request;
  }

  @Test
  void requestThatIsHeldIsNotHeldAgainstTheDecisionThatHoldsIt() {
    // Given
    var world = World.empty();
    world.request(r -> hold(r, world.at.plusSeconds(1)));
    var facts = world.facts();
    // When
    var own =
        DecisionMaker.decide(
            world.question(), facts.withoutHoldsOf(Records.id(99)), World.RULEBOOK);
    var another =
        DecisionMaker.decide(
            world.question(), facts.withoutHoldsOf(Records.id(98)), World.RULEBOOK);
    // Then
    assertEquals(BasisType.REQUESTED_CALL, own.basis().type());
    assertEquals(
        List.of(ReasonCode.REQUEST_PENDING), another.reasons().stream().map(Reason::code).toList());
  }

  @Test
  void ofTwoRequestsTheOneThatNobodyHoldsIsTheBasis() {
    // Given
    var world = World.empty().request(r -> r.id = 22);
    world.request(
        r -> {
          r.requestedAt = r.requestedAt.plusSeconds(1);
          hold(r, world.at.plusSeconds(1));
        });
    // When
    var basis = world.decide().basis();
    // Then
    assertEquals("requested-call:" + Records.id(22), basis.evidence());
  }

  private static Arguments request(Consumer<Records.RequestedCall> change, String reason) {
    return Arguments.of(change, reason);
  }

  @Test
  void requestThatIsRecordedTwiceServesOnce() {
    // Given
    var world = World.empty().request(r -> r.usedAt = World.empty().at);
    world.request(r -> r.id = 22);
    var another = World.empty().request(r -> r.usedAt = World.empty().at);
    another.request(
        r -> {
          r.id = 22;
          r.requestedAt = r.requestedAt.plusSeconds(1);
        });
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("REQUEST_USED", "REQUEST_USED"), reasons);
    assertEquals(BasisType.REQUESTED_CALL, another.decide().basis().type());
  }

  @Test
  void requestThatIsRecordedTwiceIsHeldOnce() {
    // Given
    var world = World.empty().request(r -> r.id = 22);
    world.request(r -> hold(r, world.at.plusSeconds(1)));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("REQUEST_PENDING", "REQUEST_PENDING"), reasons);
  }

  @Test
  void newestOfSeveralRequestsIsTheBasis() {
    // Given
    var world = World.empty().request(r -> r.id = 23);
    world.request(
        r -> {
          r.id = 22;
          r.requestedAt = r.requestedAt.minusSeconds(1);
        });
    // When
    var basis = world.decide().basis();
    // Then
    assertEquals(
        new Basis(BasisType.REQUESTED_CALL, "requested-call:" + Records.id(23), "NL.REQUESTED"),
        basis);
  }

  @ParameterizedTest
  @CsvSource({"LEGAL_PERSON, true", "NATURAL_PERSON, false", "UNKNOWN, false"})
  void onlyLegalPersonsNeedNoBasis(CalleeKind kind, boolean free) {
    // Given
    var world = World.empty().with(w -> w.calleeKind = kind);
    // When
    var decision = world.decide();
    // Then
    assertEquals(
        free ? new Basis(BasisType.NOT_REQUIRED, null, "NL.TW.BASIS") : null, decision.basis());
  }

  @ParameterizedTest
  @CsvSource({"2021-06-30T14:00, NL.TW.OPT-OUT", "2021-07-01T14:00, "})
  void nobodyNeededABasisUnderTheOptOutLaw(String at, String rule) {
    // Given
    var world = World.empty().at(at);
    // When
    var basis = world.decide().basis();
    // Then
    assertEquals(rule, basis == null ? null : basis.rule());
  }

  @Test
  void consentWasNoBasisOfItsOwnUnderTheOptOutLaw() {
    // Given
    var world = World.empty().at("2021-06-30T14:00").consent(c -> {});
    // When
    var basis = world.decide().basis();
    // Then
    assertEquals(BasisType.NOT_REQUIRED, basis.type());
  }

  @ParameterizedTest
  @EnumSource(CalleeKind.class)
  void automatedCallRestsOnConsentAloneForAnybody(CalleeKind kind) {
    // Given
    Consumer<World> automated =
        w -> {
          w.caller = Caller.RECORDED;
          w.calleeKind = kind;
        };
    // When
    var consented = World.consented().with(automated).decide();
    var requested = World.requested().with(automated).reasons();
    var customer = World.customer().with(automated).reasons();
    // Then
    assertEquals(BasisType.CONSENT, consented.basis().type());
    assertEquals(List.of("AUTOMATED_CALL_NEEDS_CONSENT"), requested);
    assertEquals(List.of("AUTOMATED_CALL_NEEDS_CONSENT"), customer);
  }

  @ParameterizedTest
  @CsvSource({"LEGAL_PERSON, ''", "UNKNOWN, NO_LEGAL_BASIS"})
  void automatedCallWithNothingOnRecordNeedsConsent(CalleeKind kind, String also) {
    // Given
    var world = World.empty().with(w -> w.caller = Caller.RECORDED).with(w -> w.calleeKind = kind);
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(
        Stream.of("AUTOMATED_CALL_NEEDS_CONSENT", also).filter(c -> !c.isEmpty()).toList(),
        reasons);
  }

  @Test
  void automatedCallTellsWhyTheConsentsDoNotHold() {
    // Given
    var world = World.customer().with(w -> w.caller = Caller.RECORDED);
    world.consent(c -> c.withdrawnAt = c.givenAt);
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("AUTOMATED_CALL_NEEDS_CONSENT", "CONSENT_WITHDRAWN"), reasons);
  }

  @Test
  void automatedCallTellsWhyTheOtherBasesDoNotHoldEither() {
    // Given
    var world = World.empty().with(w -> w.caller = Caller.RECORDED);
    world.relation(r -> {});
    world.request(r -> r.usedAt = r.requestedAt);
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(
        List.of("AUTOMATED_CALL_NEEDS_CONSENT", "REQUEST_USED", "CUSTOMER_EXCEPTION_ENDED"),
        reasons);
  }

  @Test
  void automatedCallNeededConsentBeforeTheOptInLawToo() {
    // Given
    Consumer<World> before = w -> w.at("2021-06-30T14:00").caller = Caller.RECORDED;
    // When
    var without = World.empty().with(before).reasonsInFull();
    var with = World.empty().with(before).consent(c -> {}).decide().basis();
    // Then
    assertEquals(List.of("AUTOMATED_CALL_NEEDS_CONSENT NL.TW.AUTOMATED null"), without);
    assertEquals(new Basis(BasisType.CONSENT, "consent:" + Records.id(1), "NL.TW.AUTOMATED"), with);
  }

  @ParameterizedTest
  @CsvSource({
    "CONSENT_SERVICE, 2026-11-23T14:00, NL.TW.BASIS",
    "OBJECTION_SERVICE, 2026-11-23T14:00, NL.TW.OBJECTION",
    "CALLER_ID_SERVICE, 2026-11-23T14:00, NL.CALLER.KNOWN",
    "CONSENT_SERVICE, 2021-06-30T14:00, NL.TW.OPT-OUT",
    "OBJECTION_SERVICE, 2021-06-30T14:00, NL.TW.OBJECTION"
  })
  void whatCannotBeKnownIsADenialToldOnce(FactSource source, String at, String rule) {
    // Given
    var world = World.customer().at(at).with(w -> w.down.add(source));
    world.telemarketer = source == FactSource.CALLER_ID_SERVICE ? "t-1" : null;
    world.consent(c -> {});
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(List.of("EVIDENCE_UNAVAILABLE " + rule + " null"), reasons);
  }

  @Test
  void ofRelationsNothingIsSaidWhileTheCallerIsUnknown() {
    // Given
    var world = World.customer().with(w -> w.down.add(FactSource.CALLER_ID_SERVICE));
    // When
    var human = world.reasons();
    var automated = world.with(w -> w.caller = Caller.RECORDED).reasons();
    // Then
    assertEquals(List.of("EVIDENCE_UNAVAILABLE"), human);
    assertEquals(List.of("EVIDENCE_UNAVAILABLE", "AUTOMATED_CALL_NEEDS_CONSENT"), automated);
  }

  @Test
  void thatNothingIsOnRecordIsSaidWhoeverCalls() {
    // Given
    var world = World.empty().with(w -> w.down.add(FactSource.CALLER_ID_SERVICE));
    world.relation(r -> r.startedAt = world.at.plusSeconds(1));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("EVIDENCE_UNAVAILABLE", "NO_LEGAL_BASIS"), reasons);
  }

  @Test
  void missingConsentServiceIsToldAtTheFirstGateThatAsksIt() {
    // Given
    var world = World.consented().with(w -> w.caller = Caller.RECORDED);
    world.down.add(FactSource.CONSENT_SERVICE);
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(List.of("EVIDENCE_UNAVAILABLE NL.TW.AUTOMATED null"), reasons);
  }

  @Test
  void decisionThatCannotBeRecordedIsADenial() {
    // Given
    var rules = World.RULEBOOK.at(World.empty().at);
    // When
    var decision = DecisionMaker.denyUnrecorded(rules);
    // Then
    assertEquals(
        List.of(ReasonCode.EVIDENCE_UNAVAILABLE),
        decision.reasons().stream().map(Reason::code).toList());
    assertEquals(rules.version(), decision.rulebook());
  }

  @ParameterizedTest
  @EnumSource(NotKept.class)
  void whatCouldNotBeKeptTurnsAPermitIntoADenial(NotKept what) {
    // Given
    var world = World.consented();
    var facts = world.facts().withNotKept(what);
    // When
    var decision = DecisionMaker.decide(world.question(), facts, World.RULEBOOK);
    var binding =
        DecisionMaker.decideBinding(
            world.question(), facts, World.RULEBOOK, world.at.plusSeconds(2));
    var whatIf = DecisionMaker.decide(world.question(), facts, World.RULEBOOK.at(world.at));
    // Then
    assertEquals(DecisionMaker.denyUnrecorded(World.RULEBOOK.at(world.at)), decision);
    assertEquals(decision, binding);
    assertTrue(whatIf.permitted());
  }

  @Test
  void failuresAreToldInTheOrderOfTheGates() {
    // Given
    var world =
        World.empty()
            .at("2026-11-22T14:00")
            .with(w -> w.callee = "112")
            .with(w -> w.active = false)
            .with(w -> w.agency = "belhuis")
            .with(w -> w.calleeMinor = true)
            .with(w -> w.callerId = "0842123456")
            .with(w -> w.callerIds = List.of())
            .with(w -> w.telemarketer = "t-1")
            .with(w -> w.caller = Caller.RECORDED)
            .with(w -> w.untrained = UntrainedTelemarketer.DENY)
            .with(w -> w.sector = Sector.COMMERCIAL)
            .with(w -> w.purpose = Purpose.COMMERCIAL);
    world.objections.add(Records.objection(world.at));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(
        List.of(
            "NUMBER_NOT_CALLABLE",
            "ADVERTISER_UNKNOWN",
            "AGENCY_NOT_MANDATED",
            "OBJECTION_REGISTERED",
            "CALLEE_MINOR",
            "CALLER_ID_RANGE_NOT_ALLOWED",
            "CALLER_ID_NOT_REGISTERED",
            "FORBIDDEN_DAY",
            "TELEMARKETER_NOT_TRAINED",
            "AUTOMATED_CALL_NEEDS_CONSENT",
            "NO_LEGAL_BASIS"),
        reasons);
  }
}
