package nl.magbellen.service.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an event loop refuses that is behind with reading. */
class LoopBeatsTest {

  private static final long LONGEST = 1_000;
  private static final int MANY = 1_000;

  private long now = 50_000;
  private final Deque<Runnable> soon = new ArrayDeque<>();
  private final LoopBeats beats = new LoopBeats(() -> now, soon::add);

  @Test
  void whatIsReadInTimeIsTakenHoweverMuch() {
    for (int round = 0; round < 20; round++) {
      // When
      boolean all = IntStream.range(0, MANY).allMatch(n -> takes("one"));
      // Then
      assertTrue(all);
      after(LONGEST / 3);
    }
  }

  @Test
  void whatMayHaveWaitedTooLongIsRefused() {
    // Given
    many("one");
    now += LONGEST + 1;
    // When
    boolean many = takesTwenty("one");
    boolean few = takes("another");
    // Then
    assertFalse(many);
    assertTrue(few);
  }

  /** It was read in the round after the one in which it came. */
  @Test
  void roundBeforeCountsToo() {
    // Given
    many("one");
    after(LONGEST / 2);
    many("one");
    after(LONGEST / 2 + 1);
    // When
    boolean atFirst = takesTwenty("one");
    now += LONGEST / 2;
    boolean later = takesTwenty("one");
    // Then
    assertTrue(atFirst);
    assertFalse(later);
  }

  @Test
  void clientThatSendsMuchGetsSomeAndNoMoreUntilTheNextBeat() {
    // Given
    many("one");
    now += LONGEST + 1;
    // When
    long taken = IntStream.range(0, MANY).filter(n -> takes("one")).count();
    after(0);
    after(0);
    boolean again = takes("one");
    // Then
    assertTrue(taken < MANY / 10, "taken: " + taken);
    assertTrue(again);
  }

  @Test
  void fewRequestsAreNeverTooMany() {
    // Given
    takes("one");
    now += 100 * LONGEST;
    // When
    boolean late = IntStream.range(0, 50).allMatch(n -> takes("one"));
    // Then
    assertTrue(late);
  }

  /** Nothing is done while nobody asks; the first request afterwards has not waited for others. */
  @Test
  void restsWhenNobodyAsks() {
    // Given
    many("one");
    after(1);
    after(1);
    // When
    boolean rests = soon.isEmpty();
    now += 100 * LONGEST;
    boolean all = IntStream.range(0, MANY).allMatch(n -> takes("one"));
    // Then
    assertTrue(rests);
    assertTrue(all);
  }

  private void many(String client) {
    IntStream.range(0, MANY).forEach(n -> takes(client));
  }

  private boolean takesTwenty(String client) {
    return IntStream.range(0, 20).allMatch(n -> takes(client));
  }

  private boolean takes(String client) {
    return beats.take(client, LONGEST);
  }

  /** The loop ends a round so long after the last. */
  private void after(long time) {
    now += time;
    soon.remove().run();
  }
}
