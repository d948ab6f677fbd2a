package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A binding question is decided up to five minutes before or after the instant that it names. */
class BindingDecisionTest {
  private static final long FOUR_MINUTES = 240;

  @ParameterizedTest
  @MethodSource
  void whatComesInBetweenTheQuestionAndTheDecisionDenies(
      BiConsumer<World, Instant> event, String reason) {
    // Given
    var world = World.empty();
    var decidedAt = world.at.plusSeconds(FOUR_MINUTES);
    event.accept(world, decidedAt);
    // When
    var forTheInstant = world.decide();
    var binding = decide(world, decidedAt);
    // Then
    assertTrue(forTheInstant.permitted());
    assertEquals(List.of(reason), codes(binding));
  }

  static Stream<Arguments> whatComesInBetweenTheQuestionAndTheDecisionDenies() {
    return Stream.of(
        event(
            (w, t) -> w.consent(c -> {}).objections.add(Records.objection(t)),
            "OBJECTION_REGISTERED"),
        event((w, t) -> w.consent(c -> c.withdrawnAt = t), "CONSENT_WITHDRAWN"),
        event((w, t) -> w.consent(c -> c.disputes.add(t)), "CONSENT_DISPUTED"),
        event((w, t) -> w.consent(c -> c.validUntil = t), "CONSENT_EXPIRED"),
        event((w, t) -> w.request(r -> r.usedAt = t), "REQUEST_USED"),
        event(
            (w, t) -> {
              w.consent(c -> {}).agency = "belhuis";
              w.mandates.add(Records.mandate(w.at, t, "*"));
            },
            "AGENCY_NOT_MANDATED"));
  }

  private static Arguments event(BiConsumer<World, Instant> event, String reason) {
    return Arguments.of(event, reason);
  }

  @Test
  void whatBecameOfTheCallerInBetweenDenies() {
    // Given
    var world = World.consented();
    var facts = world.facts();
    world.active = false;
    var later = world.facts().caller();
    // When
    var binding =
        DecisionMaker.decideBinding(
            world.question(),
            new Facts(facts.legalBases(), facts.objections(), facts.caller(), later, null),
            World.RULEBOOK,
            world.at.plusSeconds(FOUR_MINUTES));
    // Then
    assertEquals(List.of("ADVERTISER_UNKNOWN"), codes(binding));
  }

  @Test
  void releaseOfTheCallerIdInBetweenDenies() {
    // Given
    var world = World.consented().at("2024-10-14T14:00").consent(c -> {});
    var decidedAt = world.at.plusSeconds(FOUR_MINUTES);
    world.callerId(c -> c.releasedAt = decidedAt);
    // When
    var binding = decide(world, decidedAt);
    // Then
    assertEquals(List.of("CALLER_ID_NOT_REGISTERED"), codes(binding));
  }

  @Test
  void basisThatHoldsOnlyWhenDecidedDoesNotMakeUpForNoneAtTheInstant() {
    // Given
    var world = World.empty();
    var decidedAt = world.at.plusSeconds(FOUR_MINUTES);
    world.consent(c -> c.givenAt = world.at.plusSeconds(1));
    // When
    var binding = decide(world, decidedAt);
    // Then
    assertEquals(List.of("NO_LEGAL_BASIS"), codes(binding));
  }

  @Test
  void failuresOfBothInstantsAreToldOnceInGateOrder() {
    // Given
    var world = World.empty().at("2026-11-23T21:58");
    var decidedAt = world.at.plusSeconds(FOUR_MINUTES);
    world.calleeMinor = true;
    world.objections.add(Records.objection(decidedAt));
    // When
    var binding = decide(world, decidedAt);
    // Then
    assertEquals(
        List.of("OBJECTION_REGISTERED", "CALLEE_MINOR", "OUTSIDE_CALLING_HOURS", "NO_LEGAL_BASIS"),
        codes(binding));
  }

  @Test
  void serviceThatCannotBeReachedIsToldOnce() {
    // Given
    var world = World.consented().with(w -> w.down.add(FactSource.OBJECTION_SERVICE));
    // When
    var binding = decide(world, world.at.plusSeconds(FOUR_MINUTES));
    // Then
    assertEquals(List.of("EVIDENCE_UNAVAILABLE"), codes(binding));
  }

  @ParameterizedTest
  @CsvSource({
    // asked for, decided at, retry
    "2026-11-23T21:58, 2026-11-23T22:02, 2026-11-24T09:00",
    "2026-11-23T09:00, 2026-11-23T08:57, 2026-11-23T09:00",
    "2026-11-23T08:58, 2026-11-23T09:01, 2026-11-23T09:01"
  })
  void bothInstantsLieWithinCallingHoursAndTheRetryComesAfterBoth(
      String at, String decidedAt, String retryAt) {
    // Given
    var world = World.empty().at(at).consent(c -> {});
    // When
    var binding = decide(world, World.local(decidedAt));
    // Then
    assertEquals(List.of("OUTSIDE_CALLING_HOURS"), codes(binding));
    assertEquals(World.local(retryAt), binding.retryAt());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T14:00, 2026-11-23T14:00, 2026-11-23T14:15",
    "2026-11-23T14:00, 2026-11-23T14:05, 2026-11-23T14:15",
    "2026-11-23T14:00, 2026-11-23T13:55, 2026-11-23T14:10",
    "2026-11-23T21:50, 2026-11-23T21:55, 2026-11-23T22:00"
  })
  void permitEndsWithTheEarlierOfBoth(String at, String decidedAt, String end) {
    // Given
    var world = World.empty().at(at).consent(c -> {});
    // When
    var binding = decide(world, World.local(decidedAt));
    // Then
    assertEquals(World.local(end), binding.validUntil());
  }

  @Test
  void permitRestsOnTheBasisThatStillHoldsWhenBothHavePassed() {
    // Given
    var world = World.empty();
    var between = world.at.plusSeconds(60);
    world.request(r -> r.usedAt = between).consent(c -> {});
    // When
    var later = decide(world, world.at.plusSeconds(FOUR_MINUTES));
    world.at = world.at.plusSeconds(FOUR_MINUTES);
    var earlier = decide(world, world.at.minusSeconds(FOUR_MINUTES));
    // Then
    assertEquals(BasisType.CONSENT, later.basis().type());
    assertEquals(later, earlier);
    assertFalse(later.validUntil().isBefore(world.at));
  }

  @Test
  void rulesThatChangeInBetweenBothCount() {
    // Given
    // The customer exception ended for a seller of energy
    var world = World.empty().at("2026-06-30T23:58").relation(r -> {});
    // When
    var binding = decide(world, World.local("2026-07-01T00:02"));
    // Then
    assertEquals(List.of("OUTSIDE_CALLING_HOURS", "CUSTOMER_EXCEPTION_ENDED"), codes(binding));
    assertTrue(binding.rulebook().startsWith("2026-07-01."), binding.rulebook());
  }

  @Test
  void rulesOfAnotherDayForgetNoMomentEither() {
    // Given
    // Received while it was decided
    var world = World.consented();
    var decidedAt = world.at.plusSeconds(FOUR_MINUTES);
    world.objections.add(Records.objection(world.at.plusSeconds(60)));
    // When
    var whatIf =
        DecisionMaker.decideBinding(
            world.question(),
            world.facts(),
            World.RULEBOOK.at(World.local("2024-10-14T14:00")),
            decidedAt);
    // Then
    assertTrue(codes(whatIf).contains("OBJECTION_REGISTERED"), codes(whatIf).toString());
    assertTrue(whatIf.rulebook().startsWith("2021-07-01."), whatIf.rulebook());
  }

  private static Decision decide(World world, Instant decidedAt) {
    return DecisionMaker.decideBinding(world.question(), world.facts(), World.RULEBOOK, decidedAt);
  }

  private static List<String> codes(Decision decision) {
    return decision.reasons().stream().map(reason -> reason.code().name()).toList();
  }
}
