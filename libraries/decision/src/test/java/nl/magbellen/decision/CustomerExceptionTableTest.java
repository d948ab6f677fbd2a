package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.magbellen.facts.RelationKind;
import nl.magbellen.facts.Sector;
import nl.magbellen.question.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whom an advertiser may call without consent: every combination of sector, relation and purpose in
 * every period, against the table as it is written out here by hand.
 */
class CustomerExceptionTableTest {

  private static final List<Purpose> PURPOSES =
      List.of(Purpose.COMMERCIAL, Purpose.CHARITABLE, Purpose.IDEAL);

  /** A time in which one table holds, with what it permits: sector, relation, purpose. */
  enum Period {
    OPT_OUT(
        "2020-04-20T14:00",
        """
        COMMERCIAL CUSTOMER COMMERCIAL similar
        CHARITY_OR_IDEAL CUSTOMER COMMERCIAL similar
        GOOD_CAUSE_LOTTERY CUSTOMER COMMERCIAL similar
        PRESS_PUBLISHER CUSTOMER COMMERCIAL similar
        CHARITY_OR_IDEAL DONOR CHARITABLE
        CHARITY_OR_IDEAL DONOR IDEAL
        """),
    OPT_IN(
        "2023-05-10T14:00",
        """
        COMMERCIAL CUSTOMER COMMERCIAL similar
        CHARITY_OR_IDEAL CUSTOMER COMMERCIAL similar
        GOOD_CAUSE_LOTTERY CUSTOMER COMMERCIAL similar
        PRESS_PUBLISHER CUSTOMER COMMERCIAL similar
        CHARITY_OR_IDEAL DONOR CHARITABLE
        CHARITY_OR_IDEAL DONOR IDEAL
        CHARITY_OR_IDEAL VOLUNTEER CHARITABLE
        CHARITY_OR_IDEAL VOLUNTEER IDEAL
        CHARITY_OR_IDEAL PARTICIPANT CHARITABLE
        CHARITY_OR_IDEAL PARTICIPANT IDEAL
        """),
    NARROWED(
        "2026-11-23T14:00",
        """
        CHARITY_OR_IDEAL DONOR CHARITABLE
        CHARITY_OR_IDEAL DONOR IDEAL
        CHARITY_OR_IDEAL VOLUNTEER CHARITABLE
        CHARITY_OR_IDEAL VOLUNTEER IDEAL
        CHARITY_OR_IDEAL PARTICIPANT CHARITABLE
        CHARITY_OR_IDEAL PARTICIPANT IDEAL
        GOOD_CAUSE_LOTTERY CUSTOMER COMMERCIAL similar
        PRESS_PUBLISHER CUSTOMER COMMERCIAL similar
        """);

    private final String at;
    private final Set<String> table;

    Period(String at, String table) {
      this.at = at;
      this.table = new TreeSet<>(table.lines().toList());
    }

    private Set<String> combinations() {
      var combinations = new TreeSet<String>();
      table.forEach(row -> combinations.add(row.replace(" similar", "")));
      return combinations;
    }
  }

  private record Combination(Sector sector, RelationKind kind, Purpose purpose) {
    private World world(Period period) {
      return World.empty()
          .at(period.at)
          .with(w -> w.sector = sector)
          .with(w -> w.purpose = purpose)
          .relation(r -> r.kind = kind);
    }

    @Override
    public String toString() {
      return sector + " " + kind + " " + purpose;
    }
  }

  private static Stream<Combination> combinations() {
    return Arrays.stream(Sector.values())
        .filter(sector -> !sector.isUnknown())
        .flatMap(
            sector ->
                Arrays.stream(RelationKind.values())
                    .filter(kind -> !kind.isUnknown())
                    .flatMap(
                        kind ->
                            PURPOSES.stream()
                                .map(purpose -> new Combination(sector, kind, purpose))));
  }

  private static boolean isBasis(World world) {
    return CustomerRelations.check(
            new CallCase(world.question(), world.facts(), World.RULEBOOK.at(world.at)))
        .found()
        .isPresent();
  }

  @ParameterizedTest
  @EnumSource(Period.class)
  void everyCombinationIsPermittedExactlyAsTheTableSays(Period period) {
    // Given
    var combinations = combinations().toList();
    // When
    var permitted = new TreeSet<String>();
    combinations.stream()
        .filter(combination -> isBasis(combination.world(period)))
        .forEach(combination -> permitted.add(combination.toString()));
    // Then
    assertEquals(60, combinations.size());
    assertEquals(period.combinations(), permitted);
  }

  @ParameterizedTest
  @EnumSource(Period.class)
  void similarSubjectsAreAskedOfCustomersOnly(Period period) {
    // Given
    var otherSubject =
        combinations()
            .filter(combination -> period.combinations().contains(combination.toString()));
    // When
    var refused = new TreeSet<String>();
    otherSubject
        .filter(c -> !isBasis(c.world(period).with(w -> w.subject = "insurance")))
        .forEach(c -> refused.add(c + " similar"));
    // Then
    var similar = new TreeSet<>(period.table);
    similar.removeIf(row -> !row.endsWith("similar"));
    assertEquals(similar, refused);
  }

  @Test
  void sinceJuly2026EightCombinationsOfSixtyArePermitted() {
    // Given
    var combinations = combinations();
    // When
    var permits = combinations.filter(c -> c.world(Period.NARROWED).decide().permitted()).count();
    // Then
    assertEquals(8, permits);
  }

  @ParameterizedTest
  @EnumSource(value = Period.class, names = "OPT_OUT", mode = EnumSource.Mode.EXCLUDE)
  void refusedCombinationTellsWhetherItEverWasPermitted(Period period) {
    // Given
    var earlier = new TreeSet<String>();
    Arrays.stream(Period.values())
        .filter(p -> p.compareTo(period) < 0)
        .forEach(p -> earlier.addAll(p.combinations()));
    combinations()
        .filter(combination -> !period.combinations().contains(combination.toString()))
        .forEach(
            combination -> {
              // When
              var reasons = combination.world(period).reasons();
              // Then
              var expected =
                  earlier.contains(combination.toString())
                      ? "CUSTOMER_EXCEPTION_ENDED"
                      : "RELATION_KIND_NOT_ALLOWED";
              assertEquals(List.of(expected), reasons, combination::toString);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "VOLUNTEER, 2021-06-30T14:00, false",
    "VOLUNTEER, 2021-07-01T14:00, true",
    "PARTICIPANT, 2021-06-30T14:00, false",
    "PARTICIPANT, 2021-07-01T14:00, true",
    "PETITIONER, 2021-06-30T14:00, false",
    "PETITIONER, 2021-07-01T14:00, false"
  })
  void whoWorkedForACharityOrAttendedMayBeCalledSinceJuly2021(
      RelationKind kind, String at, boolean holds) {
    // Given
    var world =
        World.empty()
            .at(at)
            .with(w -> w.sector = Sector.CHARITY_OR_IDEAL)
            .with(w -> w.purpose = Purpose.CHARITABLE);
    // When
    world.relation(r -> r.kind = kind);
    // Then
    assertEquals(holds, isBasis(world));
  }

  @ParameterizedTest
  @EnumSource(names = {"DONOR", "VOLUNTEER", "PARTICIPANT"})
  void numberThatWasNotObtainedInTheRelationIsNoBasis(RelationKind kind) {
    // Given
    var world =
        World.empty()
            .with(w -> w.sector = Sector.CHARITY_OR_IDEAL)
            .with(w -> w.purpose = Purpose.IDEAL);
    world.relation(
        r -> {
          r.kind = kind;
          r.numberFromSale = false;
        });
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("RELATION_KIND_NOT_ALLOWED"), reasons);
  }
}
