package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import nl.magbellen.facts.CallbackCheckFact;
import nl.magbellen.facts.FactSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownNumberTest {

  @Test
  void numberMayBeShownUntilItsCallbackCheckIsTooOld() {
    // Given
    var world = World.empty();
    var checked = world.at.minusSeconds(3600);
    world.callerId(
        c -> c.check = new CallbackCheckFact(Records.id(7), checked, "ANSWERED", true, true));
    // When
    var shown = shown(world);
    // Then
    assertEquals(List.of(), shown.reasons());
    assertEquals(World.local("2026-12-24T00:00"), shown.until());
  }

  @ParameterizedTest
  @CsvSource({"2026-11-30T12:00, 2026-11-30T12:00", "2027-11-30T12:00, 2026-12-24T00:00"})
  void mandateThatEndsSoonerEndsItSooner(String mandateEnds, String until) {
    // Given
    var world = World.empty();
    world.agency = "belhuis";
    var checked = world.at.minusSeconds(3600);
    world.callerId(
        c -> c.check = new CallbackCheckFact(Records.id(7), checked, "ANSWERED", true, true));
    world.mandates.add(Records.mandate(world.at.minusSeconds(1), World.local(mandateEnds), "*"));
    // When
    var shown = shown(world);
    // Then
    assertEquals(List.of(), shown.reasons());
    assertEquals(World.local(until), shown.until());
  }

  @Test
  void everyReasonIsToldWithItsMessage() {
    // Given
    var world = World.empty();
    world.active = false;
    world.agency = "belhuis";
    world.callerId(c -> c.check = null);
    // When
    var shown = shown(world);
    // Then
    assertEquals(
        List.of("ADVERTISER_UNKNOWN", "AGENCY_NOT_MANDATED", "CALLER_ID_NOT_CALLABLE"),
        shown.reasons().stream().map(reason -> reason.code().name()).toList());
    assertNull(shown.until());
  }

  /** As a decision says it of a call that nothing else stands in the way of. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-23T14:00, true",
    "2024-10-14T14:00, true",
    "2024-10-15T14:00, true",
    "2026-11-23T14:00, false",
    "2024-10-14T14:00, false",
    "2024-10-15T14:00, false"
  })
  void sameReasonsAsOfADecision(String at, boolean published) {
    // Given
    var world = World.empty().at(at).consent(c -> {});
    world.callerId(c -> c.publishedAt = published ? c.publishedAt : null);
    // When
    var shown = shown(world);
    // Then
    assertEquals(world.decide().reasons(), shown.reasons());
  }

  @Test
  void numberOfWhoseCallerNothingCanBeKnownMayNotBeShownAsInADecision() {
    // Given
    var world = World.empty().consent(c -> {});
    world.callerId(c -> {});
    world.down.add(FactSource.CALLER_ID_SERVICE);
    // When
    var shown = shown(world);
    // Then
    assertEquals(
        List.of("EVIDENCE_UNAVAILABLE"),
        shown.reasons().stream().map(reason -> reason.code().name()).toList());
    assertEquals(world.decide().reasons(), shown.reasons());
    assertNull(shown.until());
  }

  private static ShownNumber shown(World world) {
    return ShownNumber.of(
        world.question().terms(), world.facts().caller(), World.RULEBOOK.at(world.at));
  }
}
