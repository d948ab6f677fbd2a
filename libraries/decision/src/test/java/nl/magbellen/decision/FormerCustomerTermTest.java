package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import nl.magbellen.facts.BalanceTestFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormerCustomerTermTest {

  private static final Instant NOW = World.local("2026-11-23T14:00");

  @ParameterizedTest
  @CsvSource({"P2Y, 2026-03-02T00:00", "P4Y, 2027-03-02T00:00", "P1Y6M, 2025-09-02T00:00"})
  void relationIsUsedForTheTermOfTheTestAndNoLongerThanTheRulesSay(String term, String end) {
    assertEquals(
        World.local(end),
        term(Records.balanceTest("2025-01-15", term)).end(World.local("2024-03-01T09:00")));
  }

  @Test
  void termCountsFromTheDayOfItsTest() {
    FormerCustomerTerm term = term(Records.balanceTest("2026-11-20", "P1Y"));
    assertEquals(World.local("2026-11-20T00:00"), term.overSince(World.local("2024-03-01T09:00")));
    assertEquals(World.local("2026-11-22T00:00"), term.overSince(World.local("2025-11-21T09:00")));
  }

  @ParameterizedTest
  @CsvSource({"gas, 2026-11-23", "energy-contract, 2026-11-24"})
  void testOfAnotherSubjectOrOfALaterDayGivesNoTerm(String subject, String heldOn) {
    assertTrue(find(Records.balanceTest(31, subject, heldOn, "P2Y", false)).isEmpty());
  }

  @Test
  void beforeTheRuleThereIsNoTerm() {
    Instant before = World.local("2020-05-31T14:00");
    assertTrue(
        FormerCustomerTerm.at(
                before,
                World.RULEBOOK.at(before),
                Set.of("energy-contract"),
                List.of(Records.balanceTest("2020-01-15", "P2Y")))
            .isEmpty());
  }

  /** Both clock changes and the ends of short months are among them. */
  @Property(tries = 500)
  void oldestThatCountsIsTheFirstThatHasNotEnded(
      @ForAll @IntRange(max = 400 * 24 * 60) int later, @ForAll @IntRange(max = 60) int months) {
    // Given
    FormerCustomerTerm term =
        term(Records.balanceTest(31, "*", "2025-01-15", "P%dM".formatted(months), months % 2 == 0));
    Instant at = World.local("2026-01-01T00:00").plusSeconds(60L * later);
    // When
    Instant oldest = term.oldestAt(at);
    // Then
    assertTrue(term.end(oldest).isAfter(at));
    assertTrue(!term.end(oldest.minusNanos(1000)).isAfter(at));
  }

  /** Looked for day by day it would take hours; no calendar has the day that the last one names. */
  @ParameterizedTest
  @ValueSource(strings = {"P900000Y", "P999999999Y"})
  void termOfAgesIsCutToTheLongestAtOnce(String term) {
    FormerCustomerTerm century = term(Records.balanceTest("2026-01-15", "P100Y"));
    FormerCustomerTerm ages = term(Records.balanceTest("2026-01-15", term));
    assertEquals(century.oldestAt(NOW), ages.oldestAt(NOW));
  }

  private static FormerCustomerTerm term(BalanceTestFact test) {
    return find(test).orElseThrow();
  }

  private static Optional<FormerCustomerTerm> find(BalanceTestFact test) {
    return FormerCustomerTerm.at(
        NOW, World.RULEBOOK.at(NOW), Set.of("energy-contract"), List.of(test));
  }
}
