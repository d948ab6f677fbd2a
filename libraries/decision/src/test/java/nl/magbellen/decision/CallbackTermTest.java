package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CallbackTermTest {

  private static final CallbackTerm TERM = term("2026-11-23T14:00");

  @Test
  void checkCountsToTheEndOfItsLastDay() {
    assertEquals(World.local("2026-12-24T00:00"), TERM.end(World.local("2026-11-23T14:00")));
    assertEquals(
        World.local("2026-11-23T00:00"), TERM.oldestAt(World.local("2026-12-23T23:59:59")));
    assertEquals(World.local("2026-11-24T00:00"), TERM.oldestAt(World.local("2026-12-24T00:00")));
  }

  @Test
  void beforeTheRuleNoCheckIsAskedFor() {
    assertTrue(CallbackTerm.in(World.RULEBOOK.at(World.local("2024-10-14T14:00"))).isEmpty());
  }

  /** Both clock changes are among them. */
  @Property(tries = 500)
  void oldestThatCountsIsTheFirstThatHasNotEnded(@ForAll @IntRange(max = 400 * 24 * 60) int later) {
    // Given
    Instant at = World.local("2026-01-01T00:00").plusSeconds(60L * later);
    // When
    Instant oldest = TERM.oldestAt(at);
    // Then
    assertTrue(TERM.end(oldest).isAfter(at));
    assertTrue(!TERM.end(oldest.minusNanos(1000)).isAfter(at));
  }

  private static CallbackTerm term(String at) {
    return CallbackTerm.in(World.RULEBOOK.at(World.local(at))).orElseThrow();
  }
}
