package nl.magbellen.service.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * A service fetches its own token anew before it ends; each service that asks others runs it. One
 * that fetched it when it has ended would be refused for up to a second, time and again.
 */
public abstract class OwnTokensContract {

  private static final Duration LEAST = Duration.ofSeconds(15);

  EndingTokens tokens;

  private final Duration time;

  /**
   * @param time how long it is asked
   */
  protected OwnTokensContract(Duration time) {
    this.time = time;
  }

  /** Has the service ask another one; fails when that is of no use. */
  protected abstract void ask();

  @Test
  void tokenIsFetchedAnewBeforeItEnds() {
    // Given
    Instant end = Instant.now().plus(time);
    // When
    while (Instant.now().isBefore(end)) {
      ask();
      LockSupport.parkNanos(20_000_000);
    }
    // Then
    assertEquals(0, tokens.refused());
    assertTrue(tokens.given() > 1);
    assertTrue(tokens.leastLeft().compareTo(LEAST) > 0, () -> tokens.leastLeft().toString());
    assertTrue(time.compareTo(EndingTokens.LIFETIME) < 0 || tokens.ended() > 1);
  }
}
