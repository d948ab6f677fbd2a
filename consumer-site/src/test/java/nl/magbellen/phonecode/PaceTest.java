package nl.magbellen.phonecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
  private final Pace pace = new Pace(20_000, 40, DAY);

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T00:00:00+01:00, 8000",
    "2026-11-25T12:00:00+01:00, 14000",
    "2026-11-26T00:00:00+01:00, 20000"
  })
  void partIsFreeAtMidnightAndTheRestEvenly(OffsetDateTime at, long free) {
    assertThat(pace.freeAt(at.toInstant())).isEqualTo(free);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 2026-11-25T00:00:00+01:00",
    "8000, 2026-11-25T00:00:00+01:00",
    "14000, 2026-11-25T12:00:00+01:00",
    "20000, 2026-11-26T00:00:00+01:00",
    "20001, 2026-11-26T00:00:00+01:00"
  })
  void whatIsFreeIsFreeFromWhenItIsReached(long cents, OffsetDateTime at) {
    assertThat(pace.reaches(cents)).isEqualTo(at.toInstant());
  }

  @Test
  void dayOfTwentyFiveHoursIsSpreadOverAllOfThem() {
    // Given
    Pace long25Hours = new Pace(10_000, 0, LocalDate.of(2026, 10, 25));
    // When
    long free = long25Hours.freeAt(Instant.parse("2026-10-25T10:30:00Z"));
    // Then
    assertThat(free).isEqualTo(5_000);
  }

  @Test
  void budgetThatIsAllFreeAtOnceIsReachedAtOnce() {
    assertThat(new Pace(100, 100, DAY).reaches(100))
        .isEqualTo(OffsetDateTime.parse("2026-11-25T00:00:00+01:00").toInstant());
  }
}
