package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.ObjectionChannel;
import nl.magbellen.facts.ObjectionFact;
import nl.magbellen.facts.RelationKind;
import nl.magbellen.facts.Sector;
import nl.magbellen.question.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalleeGatesTest {

  @ParameterizedTest
  @CsvSource({
    "0612345678,",
    "+31207123456,",
    "085-2123456,",
    "088-2123456,",
    "0912123456,",
    "084-2123456,",
    "0800-1234, NUMBER_NOT_CALLABLE",
    "0900-1234, NUMBER_NOT_CALLABLE",
    "0612, NUMBER_INVALID",
    "nobody, NUMBER_INVALID",
    "0661234567, NUMBER_NOT_CALLABLE",
    "0671234567, NUMBER_NOT_CALLABLE",
    "097012345678, NUMBER_NOT_CALLABLE",
    "14020, NUMBER_NOT_CALLABLE",
    "112, NUMBER_NOT_CALLABLE",
    "116000, NUMBER_NOT_CALLABLE",
    "+4930901820, NUMBER_OUT_OF_SCOPE"
  })
  void onlyOrdinaryDutchNumbersMayBeCalled(String callee, String reason) {
    // Given
    var world = World.consented().with(w -> w.callee = callee);
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), reasons);
  }

  @Test
  void advertiserMustBeKnown() {
    // Given
    var world = World.consented().with(w -> w.advertiserKnown = false);
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(List.of("ADVERTISER_UNKNOWN NL.CALLER.KNOWN null"), reasons);
  }

  @Test
  void advertiserMustBeActive() {
    // Given
    var world = World.consented().with(w -> w.active = false);
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(List.of("ADVERTISER_UNKNOWN NL.CALLER.KNOWN advertiser:zonnestroom"), reasons);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T14:00, , *,",
    "2026-11-23T14:00, 2026-11-23T14:01, energy-contract,",
    "2026-11-23T14:01, , *, AGENCY_NOT_MANDATED",
    "2026-11-01T00:00, 2026-11-23T14:00, *, AGENCY_NOT_MANDATED",
    "2026-11-01T00:00, , insurance, AGENCY_NOT_MANDATED"
  })
  void agencyNeedsAMandateForInstantAndSubject(
      String from, String to, String subject, String reason) {
    // Given
    var world = World.consented().with(w -> w.agency = "belhuis");
    world.mandates.add(
        Records.mandate(World.local(from), to == null ? null : World.local(to), subject));
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(
        reason == null ? List.of() : List.of(reason + " NL.CALLER.KNOWN mandate:" + Records.id(51)),
        reasons);
  }

  @Test
  void agencyWithoutAnyMandateIsRefused() {
    // Given
    var world = World.consented().with(w -> w.agency = "belhuis");
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(List.of("AGENCY_NOT_MANDATED NL.CALLER.KNOWN null"), reasons);
  }

  @ParameterizedTest
  @EnumSource(ObjectionChannel.class)
  void objectionCountsThroughAnyChannel(ObjectionChannel channel) {
    // Given
    var world = World.consented();
    var received = world.at.minusSeconds(60);
    world.objections.add(new ObjectionFact(Records.id(41), "*", received, null, channel));
    // When
    var reasons = world.reasonsInFull();
    // Then
    // An entry of the abolished register no longer counts
    assertEquals(
        channel == ObjectionChannel.NATIONAL_REGISTER
            ? List.of()
            : List.of("OBJECTION_REGISTERED NL.TW.OBJECTION objection:" + Records.id(41)),
        reasons);
  }

  @ParameterizedTest
  @CsvSource({"-1,", "0, OBJECTION_REGISTERED", "1, OBJECTION_REGISTERED"})
  void objectionIsLiftedOnlyByAnEarlierStatement(long secondsAfterTheCall, String reason) {
    // Given
    var world = World.consented();
    var received = world.at.minusSeconds(60);
    var lifted = world.at.plusSeconds(secondsAfterTheCall);
    world.objections.add(
        new ObjectionFact(Records.id(41), "*", received, lifted, ObjectionChannel.WEB));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), reasons);
  }

  @Test
  void everyObjectionInForceIsToldOldestFirst() {
    // Given
    var world = World.consented();
    var later =
        new ObjectionFact(
            UUID.fromString("01990000-0000-7000-8000-00000000000a"),
            "*",
            world.at.minusSeconds(1),
            null,
            ObjectionChannel.WEB);
    world.objections.add(later);
    world.objections.add(Records.objection(world.at.minusSeconds(2)));
    // When
    var evidence = world.decide().reasons().stream().map(Reason::evidence).toList();
    // Then
    assertEquals(List.of("objection:" + Records.id(41), later.evidence()), evidence);
  }

  @ParameterizedTest
  @CsvSource({"2021-06-30T14:00, NATIONAL_REGISTER_ENTRY", "2021-07-01T14:00,"})
  void registerEntryCountsUntilTheRegisterWasAbolished(String at, String reason) {
    // Given
    var world = World.empty().at(at).consent(c -> {});
    world.objections.add(Records.registerEntry(world.at.minusSeconds(1)));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), reasons);
  }

  @Test
  void customersMayBeCalledInSpiteOfTheRegister() {
    // Given
    var world = World.empty().at("2021-06-30T14:00").relation(r -> {});
    world.objections.add(Records.registerEntry(world.at.minusSeconds(1)));
    // When
    var decision = world.decide();
    // Then
    assertEquals(BasisType.CUSTOMER_RELATION, decision.basis().type());
  }

  @Test
  void objectionBeforeTheOptInLawIsNoRegisterEntry() {
    // Given
    var world = World.empty().at("2021-06-30T14:00");
    world.objections.add(Records.objection(world.at.minusSeconds(1)));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("OBJECTION_REGISTERED"), reasons);
  }

  @Test
  void minorsAreNotCalled() {
    // Given
    var world = World.consented().with(w -> w.calleeMinor = true);
    // When
    var decision = world.decide();
    // Then
    var reason = decision.reasons().getFirst();
    assertEquals("CALLEE_MINOR NL.CTM.MINOR", reason.code() + " " + reason.rule());
    assertEquals(
        "Deze persoon is waarschijnlijk 16 jaar of jonger. Bel niet.", reason.message().nl());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SERVICE", "RESEARCH"})
  void callsThatOfferNothingPassAllButTheNumberGates(String purpose) {
    // Given
    var world =
        World.empty()
            .at("2026-11-22T03:00")
            .with(w -> w.purpose = Purpose.valueOf(purpose))
            .with(w -> w.subject = null)
            .with(w -> w.callerIds = List.of())
            .with(w -> w.advertiserKnown = false)
            .with(w -> w.agency = "belhuis")
            .with(w -> w.telemarketer = "t-1")
            .with(w -> w.calleeMinor = true)
            .with(w -> w.down.addAll(List.of(FactSource.values())));
    world.objections.add(Records.objection(world.at.minusSeconds(1)));
    // When
    var decision = world.decide();
    // Then
    assertEquals(new Basis(BasisType.NOT_REQUIRED, null, "NL.SCOPE.PURPOSE"), decision.basis());
    assertEquals(
        List.of("NO_OFFER"), decision.obligations().stream().map(o -> o.code().name()).toList());
    assertEquals(world.at.plusSeconds(900), decision.validUntil());
  }

  @Test
  void callsThatOfferNothingStillNeedANumberOnBothSides() {
    // Given
    var world =
        World.empty()
            .with(w -> w.purpose = Purpose.SERVICE)
            .with(w -> w.callee = "112")
            .with(w -> w.callerId = null);
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("NUMBER_NOT_CALLABLE", "CALLER_ID_WITHHELD"), reasons);
  }

  @Test
  void donorsOfACharityAreCalledAsCustomers() {
    // Given
    var world =
        World.empty()
            .with(w -> w.sector = Sector.CHARITY_OR_IDEAL)
            .with(w -> w.purpose = Purpose.CHARITABLE)
            .relation(r -> r.kind = RelationKind.DONOR);
    // When
    var basis = world.decide().basis();
    // Then
    assertEquals(
        new Basis(BasisType.CUSTOMER_RELATION, "relation:" + Records.id(11), "NL.TW.CUSTOMER"),
        basis);
  }
}
