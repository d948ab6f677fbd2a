package nl.magbellen.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  @Test
  void newIdsAreOfVersion7AndOfNow() {
    // Given
    var before = Instant.ofEpochMilli(System.currentTimeMillis());

    // When
    var id = Ids.next();

    // Then
    assertEquals(7, id.version());
    assertEquals(2, id.variant());
    assertFalse(Ids.instantOf(id).isBefore(before));
    assertFalse(Ids.instantOf(id).isAfter(Instant.now()));
  }

  @Test
  void newIdsSortInTheOrderTheyWereMade() {
    // When
    var ids = Stream.generate(Ids::next).limit(10_000).map(UUID::toString).toList();

    // Then
    assertEquals(ids.stream().sorted().distinct().toList(), ids);
  }

  @Property
  void anIdCarriesItsInstantsMillisecond(
      @ForAll @LongRange(max = 281_474_976_710_655L) long millisecond,
      @ForAll @LongRange(max = 999_999) long nanos) {
    // Given
    var instant = Instant.ofEpochMilli(millisecond);

    // When
    var id = Ids.at(instant.plusNanos(nanos));

    // Then
    assertEquals(7, id.version());
    assertEquals(instant, Ids.instantOf(id));
  }

  @Test
  void idsOfOneInstantDiffer() {
    // Given
    var instant = Instant.parse("2026-11-23T13:00:00Z");

    // Then
    assertNotEquals(Ids.at(instant), Ids.at(instant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1969-12-31T23:59:59.999Z", "+10889-08-02T05:31:50.656Z"})
  void instantsThatAnIdCannotCarryAreRefused(Instant instant) {
    assertThrows(IllegalArgumentException.class, () -> Ids.at(instant));
  }

  @Test
  void idsOfOtherVersionsCarryNoInstant() {
    // Given
    var random = UUID.randomUUID();

    // Then
    assertThrows(IllegalArgumentException.class, () -> Ids.instantOf(random));
  }
}
