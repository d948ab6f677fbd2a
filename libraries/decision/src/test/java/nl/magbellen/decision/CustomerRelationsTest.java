package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.magbellen.facts.AdviceOutcome;
import nl.magbellen.facts.BalanceTestFact;
import nl.magbellen.facts.CommitteeAdviceFact;
import nl.magbellen.facts.Sector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CustomerRelationsTest {
  private static final String EVIDENCE = " relation:" + Records.id(11);

  @ParameterizedTest
  @MethodSource
  void relationFailsForItsOwnReason(Consumer<Records.Relation> change, String reason) {
    // Given
    var world = publisher().relation(change);
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(reason.isEmpty() ? List.of() : List.of(reason), reasons);
  }

  static Stream<Arguments> relationFailsForItsOwnReason() {
    var at = World.empty().at;
    return Stream.of(
        relation(r -> {}, ""),
        relation(r -> r.startedAt = at, ""),
        relation(r -> r.startedAt = at.plusSeconds(1), "NO_LEGAL_BASIS NL.TW.BASIS null"),
        relation(r -> r.endedAt = at.plusSeconds(1), ""),
        relation(r -> r.endedAt = at, "BALANCE_TEST_MISSING NL.CTM.CUSTOMER-TERM" + EVIDENCE),
        relation(r -> r.subject = "insurance", "NOT_SIMILAR NL.TW.CUSTOMER" + EVIDENCE),
        relation(
            r -> r.optOutOffered = false, "COLLECTED_WITHOUT_OPT_OUT NL.TW.CUSTOMER" + EVIDENCE),
        relation(
            r -> r.numberFromSale = false, "RELATION_KIND_NOT_ALLOWED NL.TW.CUSTOMER" + EVIDENCE));
  }

  private static Arguments relation(Consumer<Records.Relation> change, String reason) {
    return Arguments.of(change, reason);
  }

  private static World publisher() {
    return World.empty().with(w -> w.sector = Sector.PRESS_PUBLISHER);
  }

  @Test
  void unknownAdvertiserHasNoSectorAndNoFamilies() {
    // Given
    var world = World.empty().with(w -> w.advertiserKnown = false).relation(r -> {});
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("ADVERTISER_UNKNOWN", "CUSTOMER_EXCEPTION_ENDED"), reasons);
  }

  @Test
  void declaredFamilyMakesSubjectsSimilar() {
    // Given
    var world = publisher().relation(r -> r.subject = "solar-panels");
    world.similarSubjects = List.of(List.of("solar-panels", World.SUBJECT));
    // When
    var decision = world.decide();
    // Then
    assertEquals(BasisType.CUSTOMER_RELATION, decision.basis().type());
  }

  @ParameterizedTest
  @CsvSource({
    // ended, held, term, advice, holds
    "2025-11-23T12:00, 2025-01-01, P1Y, false, ",
    "2025-11-22T12:00, 2025-01-01, P1Y, false, CUSTOMER_TERM_PASSED",
    "2023-11-23T12:00, 2025-01-01, P3Y, false, ",
    "2023-11-22T12:00, 2025-01-01, P3Y, false, CUSTOMER_TERM_PASSED",
    "2023-11-23T12:00, 2025-01-01, P5Y, false, ",
    "2023-11-22T12:00, 2025-01-01, P5Y, false, CUSTOMER_TERM_PASSED",
    "2021-11-23T12:00, 2025-01-01, P5Y, true, ",
    "2021-11-22T12:00, 2025-01-01, P5Y, true, CUSTOMER_TERM_PASSED",
    "2023-11-23T12:00, 2025-01-01, P999999999Y, false, ",
    "2023-11-22T12:00, 2025-01-01, P999999999Y, false, CUSTOMER_TERM_PASSED",
    "2021-11-22T12:00, 2025-01-01, P999999999Y, true, ",
    "2023-11-23T12:00, 2025-01-01, P-999999999Y, true, CUSTOMER_TERM_PASSED",
    "2025-11-23T12:00, 2026-11-23, P1Y, false, ",
    "2025-11-23T12:00, 2026-11-24, P1Y, false, BALANCE_TEST_MISSING"
  })
  void formerCustomersAreCalledWithinTheTermOfTheBalanceTest(
      String ended, String held, String term, boolean advice, String reason) {
    // Given
    var world = publisher();
    world.relation(
        r -> {
          r.startedAt = World.local("2020-01-01T00:00");
          r.endedAt = World.local(ended);
        });
    world.balanceTests.add(Records.balanceTest(31, "*", held, term, advice));
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(
        reason == null ? List.of() : List.of(reason + " NL.CTM.CUSTOMER-TERM" + EVIDENCE), reasons);
  }

  @ParameterizedTest
  @CsvSource({
    // outcome, term advised, given, relation ended, holds
    "POSITIVE, P5Y, 2025-06-01, 2021-11-23T12:00, true",
    "POSITIVE, P5Y, 2025-06-01, 2021-11-22T12:00, false",
    "POSITIVE, P4Y, 2025-06-01, 2022-11-23T12:00, true",
    "POSITIVE, P4Y, 2025-06-01, 2022-11-22T12:00, false",
    "POSITIVE, P9Y, 2025-06-01, 2021-11-22T12:00, false",
    "POSITIVE, P1Y, 2025-06-01, 2023-11-23T12:00, true",
    "POSITIVE, P5Y, 2026-11-23, 2021-11-23T12:00, true",
    "POSITIVE, P5Y, 2026-11-24, 2021-11-23T12:00, false",
    "NEGATIVE, P5Y, 2025-06-01, 2021-11-23T12:00, false",
    "NEGATIVE, P10Y, 2025-06-01, 2023-11-22T12:00, false",
    "NEGATIVE, P1Y, 2025-06-01, 2023-11-23T12:00, true",
    "UNKNOWN, P5Y, 2025-06-01, 2021-11-23T12:00, false"
  })
  void onlyAPositiveAdviceLengthensTheTermFromItsDateAndUpToItsTerm(
      AdviceOutcome outcome, Period term, LocalDate given, String ended, boolean holds) {
    // Given
    // A test over five years
    var world = publisher();
    world.relation(
        r -> {
          r.startedAt = World.local("2020-01-01T00:00");
          r.endedAt = World.local(ended);
        });
    world.balanceTests.add(
        new BalanceTestFact(
            Records.id(31),
            "*",
            LocalDate.parse("2025-01-01"),
            Period.ofYears(5),
            new CommitteeAdviceFact(outcome, term, given, "2025-07")));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(holds ? List.of() : List.of("CUSTOMER_TERM_PASSED"), reasons);
  }

  @ParameterizedTest
  @CsvSource({"energy-contract, ", "*, ", "solar-panels, ", "insurance, BALANCE_TEST_MISSING"})
  void balanceTestServesItsSubjectAndThoseLikeIt(String tested, String reason) {
    // Given
    var world = publisher();
    world.similarSubjects = List.of(List.of(World.SUBJECT, "solar-panels"));
    world.relation(r -> r.endedAt = r.startedAt);
    world.balanceTests.add(Records.balanceTest(31, tested, "2025-01-01", "P1Y", false));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(reason == null ? List.of() : List.of(reason), reasons);
  }

  @Test
  void latestBalanceTestDecides() {
    // Given
    var world = publisher();
    world.relation(
        r -> {
          r.startedAt = World.local("2020-01-01T00:00");
          r.endedAt = World.local("2025-06-01T00:00");
        });
    world.balanceTests.add(Records.balanceTest(32, "*", "2026-01-01", "P1Y", false));
    world.balanceTests.add(Records.balanceTest(31, "*", "2025-01-01", "P2Y", false));
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("CUSTOMER_TERM_PASSED"), reasons);
  }

  @Test
  void formerCustomersHadNoTermBeforeJune2020() {
    // Given
    Consumer<Records.Relation> ended = r -> r.endedAt = r.startedAt;
    // When
    var before = World.empty().at("2020-05-29T14:00").relation(ended).decide();
    var after = World.empty().at("2020-06-02T14:00").relation(ended).decide();
    // Then
    assertEquals(BasisType.CUSTOMER_RELATION, before.basis().type());
    assertEquals(BasisType.NOT_REQUIRED, after.basis().type());
  }

  @Test
  void relationThatLastsLongestIsTheBasis() {
    // Given
    var world = publisher();
    world.balanceTests.add(Records.balanceTest("2025-01-01", "P1Y"));
    world.relation(
        r -> {
          r.id = 13;
          r.endedAt = r.startedAt;
        });
    world.relation(
        r -> {
          r.id = 12;
          r.startedAt = r.startedAt.minusSeconds(100);
        });
    // When
    var basis = world.decide().basis();
    // Then
    assertEquals("relation:" + Records.id(12), basis.evidence());
  }

  @Test
  void everyReasonOfARelationIsTold() {
    // Given
    var world = World.empty();
    world.relation(
        r -> {
          r.subject = "insurance";
          r.optOutOffered = false;
          r.numberFromSale = false;
          r.endedAt = r.startedAt;
        });
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(
        List.of(
            "NOT_SIMILAR",
            "COLLECTED_WITHOUT_OPT_OUT",
            "RELATION_KIND_NOT_ALLOWED",
            "CUSTOMER_EXCEPTION_ENDED",
            "BALANCE_TEST_MISSING"),
        reasons);
  }
}
