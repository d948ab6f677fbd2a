package nl.magbellen.gateway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import nl.magbellen.number.TelephoneNumber;
import org.junit.jupiter.api.Test;

/** Duplicates of lists, in the memory that all lists share. */
class FirstRowsTest {

  @Test
  void manyListsRememberNoMoreThanOneAndSayUpToWhere() {
    // Given
    RememberedNumbers memory = new RememberedNumbers(1_536);
    FirstRows first = new FirstRows(memory);
    FirstRows second = new FirstRows(memory);

    // When
    for (int row = 1; row <= 3_000; row++) {
      first.firstOf(number(row), row);
      second.firstOf(number(row), row);
    }

    // Then
    assertThat(first.knownTo()).isEqualTo(2_048 - 1_024);
    assertThat(second.knownTo()).isEqualTo(1_024);
    assertThat(first.firstOf(number(1_024), 3_001)).isEqualTo(1_024);
    assertThat(first.firstOf(number(1_025), 3_002)).isNull();
  }

  @Test
  void listThatEndsGivesItsRoomBack() {
    // Given
    RememberedNumbers memory = new RememberedNumbers(512);
    try (FirstRows ended = new FirstRows(memory)) {
      fill(ended, 2_000);
    }
    FirstRows next = new FirstRows(memory);

    // When
    fill(next, 1_024);

    // Then
    assertThat(next.knownTo()).isNull();
    assertThat(next.firstOf(number(7), 1_025)).isEqualTo(7);
  }

  private static void fill(FirstRows list, int rows) {
    for (int row = 1; row <= rows; row++) {
      list.firstOf(number(row), row);
    }
  }

  private static TelephoneNumber number(int nth) {
    return TelephoneNumber.parse("+316%08d".formatted(10_000_000 + nth));
  }
}
