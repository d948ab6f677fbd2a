package nl.magbellen.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestartsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T13:00:00Z");

  private final Restarts restarts = Restarts.untilBroken();

  @Test
  void aPartThatEndsTimeAndAgainStaysDown() {
    // Given
    IntStream.range(0, Restarts.MOST).forEach(second -> restarts.allow("gateway", NOW));

    // When
    boolean oftener = restarts.allow("gateway", NOW.plusSeconds(299));

    // Then
    assertThat(oftener).isFalse();
    assertThat(restarts.allow("the database", NOW)).isTrue();
  }

  @Test
  void endsOfLongAgoDoNotCount() {
    // Given
    IntStream.range(0, Restarts.MOST).forEach(second -> restarts.allow("gateway", NOW));

    // When
    boolean later = restarts.allow("gateway", NOW.plusSeconds(301));

    // Then
    assertThat(later).isTrue();
  }
}
