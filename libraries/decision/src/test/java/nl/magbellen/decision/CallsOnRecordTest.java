package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import nl.magbellen.decision.CallsOnRecord.Allowed;
import nl.magbellen.decision.CallsOnRecord.NotAllowed;
import nl.magbellen.decision.CallsOnRecord.Standing;
import nl.magbellen.decision.CallsOnRecord.Unknown;
import nl.magbellen.facts.FactSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallsOnRecordTest {

  @Test
  void whatIsLookedAtCallByCallIsNotLookedAt() {
    // Given: at night, without a caller id, by somebody untrained
    var world = World.consented().at("2026-11-23T03:00");
    world.consents.clear();
    world.consent(c -> {});
    world.callerId = null;
    world.telemarketer = "t-0042";
    // When
    var standing = find(world);
    // Then
    assertEquals(BasisType.CONSENT, assertInstanceOf(Allowed.class, standing).basis().type());
  }

  @Test
  void nobodyMayCallWithoutABasis() {
    // When
    var standing = find(World.empty());
    // Then
    assertInstanceOf(NotAllowed.class, standing);
  }

  @Test
  void nobodyMayCallAgainstAnObjection() {
    // Given
    var world = World.consented();
    world.objections.add(Records.objection(world.at));
    // When
    var standing = find(world);
    // Then
    assertInstanceOf(NotAllowed.class, standing);
  }

  @ParameterizedTest
  @CsvSource({
    // The last day of six months counts whole, as in a decision.
    "2026-05-23T00:00, true",
    "2026-05-22T23:59, false"
  })
  void numberPublishedForEverybodyServesNobodyWhenSeenTooLongAgo(String seenAt, boolean serves) {
    // Given
    var world = World.empty().with(w -> w.active = false);
    world.publishedNumbers.add(
        PublishedNumbersTest.published(91, World.local(seenAt), World.SUBJECT));
    // When
    var standing =
        CallsOnRecord.findForEverybody(
            world.question(), world.facts(), World.RULEBOOK.at(world.at));
    // Then
    assertEquals(serves, standing instanceof Allowed);
  }

  @Test
  void advertiserThatIsNotActiveMayNotCall() {
    // When
    var standing = find(World.consented().with(w -> w.active = false));
    // Then
    assertInstanceOf(NotAllowed.class, standing);
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeFetchedIsNotKnown(FactSource source) {
    // When
    var standing = find(World.consented().with(w -> w.down.add(source)));
    // Then
    assertInstanceOf(Unknown.class, standing);
  }

  private static Standing find(World world) {
    return CallsOnRecord.find(world.question(), world.facts(), World.RULEBOOK.at(world.at));
  }
}
