package nl.magbellen.gateway.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferredWaitTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wait=0.3 | 300",
        "wait=2 | 2000",
        "wait=0 | 1",
        "Wait = \"1.5\" | 1500",
        "respond-async, wait=10 | 10000",
        "wait=0.25; strict, return=minimal | 250"
      })
  void preferenceIsRead(String prefer, long millis) {
    // When
    var wait = PreferredWait.of(prefer);

    // Then
    assertThat(wait).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "wait", "wait=", "wait=soon", "wait=-1", "await=1", "wait=1000"})
  void anotherFormCountsForNone(String prefer) {
    // When
    var wait = PreferredWait.of(prefer);

    // Then
    assertThat(wait).isEmpty();
  }

  @Test
  void patienceEndsOnce() {
    // Given
    Patience patience = new Patience();

    // When
    boolean first = patience.end();
    boolean second = patience.end();

    // Then
    assertThat(first).isTrue();
    assertThat(second).isFalse();
  }
}
