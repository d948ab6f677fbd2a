package nl.magbellen.service.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedLookTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final AtomicInteger looks = new AtomicInteger();
  private final CompletableFuture<Boolean> seen = new CompletableFuture<>();

  @Test
  void whoAsksWhileSomebodyLooksGetsThatAnswer() {
    // Given
    SharedLook shared = new SharedLook(this::look, LONG, LONG);
    // When
    List<CompletableFuture<Boolean>> asked =
        Stream.generate(() -> shared.now().subscribeAsCompletionStage()).limit(8).toList();
    int begun = looks.get();
    seen.complete(true);
    // Then
    assertEquals(1, begun);
    assertEquals(
        Collections.nCopies(8, true), asked.stream().map(CompletableFuture::join).toList());
  }

  @Test
  void answerIsGoodForAWhile() {
    // Given
    SharedLook shared = new SharedLook(this::look, LONG, LONG);
    seen.complete(true);
    // When
    boolean first = ask(shared);
    boolean second = ask(shared);
    // Then
    assertTrue(first && second);
    assertEquals(1, looks.get());
  }

  @Test
  void answerThatIsNotGoodAnyMoreIsLookedAtAnew() {
    // Given
    SharedLook shared = new SharedLook(this::look, Duration.ZERO, LONG);
    seen.complete(true);
    // When
    ask(shared);
    ask(shared);
    // Then
    assertEquals(2, looks.get());
  }

  /** So a look that hangs is one connection, however many ask. */
  @Test
  void lookThatHangsIsNoAndNoOtherBegins() {
    // Given
    SharedLook shared = new SharedLook(this::look, Duration.ZERO, Duration.ofMillis(1));
    // When
    boolean first = ask(shared);
    boolean second = ask(shared);
    // Then
    assertFalse(first || second);
    assertEquals(1, looks.get());
  }

  @Test
  void lookThatFailsIsNo() {
    assertFalse(
        ask(
            new SharedLook(
                () -> {
                  throw new IllegalStateException("no connection");
                },
                LONG,
                LONG)));
  }

  private Uni<Boolean> look() {
    looks.incrementAndGet();
    return Uni.createFrom().completionStage(seen);
  }

  private static boolean ask(SharedLook shared) {
    return shared.now().await().atMost(LONG);
  }
}
