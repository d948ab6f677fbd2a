package nl.magbellen.gateway.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelHalvesTest {

  private static final List<Integer> NARROW = numbers(ParallelHalves.WIDE - 1);
  private static final List<Integer> WIDE = numbers(ParallelHalves.WIDE + 1);

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void narrowBatchIsDoneWhereItIs() throws Exception {
    // Given
    Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    CompletableFuture<Thread> here = new CompletableFuture<>();
    context.runOnContext(_ -> here.complete(Thread.currentThread()));
    // When
    List<Integer> answers =
        done(
            NARROW,
            half -> {
              threads.add(Thread.currentThread());
              return Uni.createFrom().item(half);
            });
    // Then
    assertEquals(NARROW, answers);
    assertEquals(List.of(here.get()), List.copyOf(threads));
  }

  @Test
  void halvesOfAWideBatchAreDoneSideBySideAndAnsweredInOrder() throws Exception {
    // Given
    CyclicBarrier bothAreUnderWay = new CyclicBarrier(2);
    // When
    List<Integer> answers =
        done(
            WIDE,
            half -> {
              await(bothAreUnderWay);
              return Uni.createFrom().item(half);
            });
    // Then
    assertEquals(WIDE, answers);
  }

  @Test
  void aHalfKeepsTheContextButLeavesTheEventLoop() throws Exception {
    // Given
    Queue<Context> contexts = new ConcurrentLinkedQueue<>();
    Queue<Boolean> onEventLoop = new ConcurrentLinkedQueue<>();
    // When
    done(
        WIDE,
        half -> {
          contexts.add(Vertx.currentContext());
          onEventLoop.add(Context.isOnEventLoopThread());
          return Uni.createFrom().item(half);
        });
    // Then
    assertEquals(2, contexts.size());
    contexts.forEach(each -> assertSame(context, each));
    assertEquals(List.of(false, false), List.copyOf(onEventLoop));
  }

  @Test
  void withoutAContextNothingIsLost() {
    // Given
    Queue<Integer> sizes = new ConcurrentLinkedQueue<>();
    // When
    List<Integer> answers =
        ParallelHalves.of(
                WIDE,
                half -> {
                  sizes.add(half.size());
                  return Uni.createFrom().item(half);
                })
            .await()
            .indefinitely();
    // Then
    assertEquals(WIDE, answers);
    assertEquals(List.of(WIDE.size() / 2, WIDE.size() - WIDE.size() / 2), List.copyOf(sizes));
  }

  @Test
  void aHalfThatBreaksFailsTheBatch() {
    // Given
    Function<List<Integer>, Uni<List<Integer>>> breaks =
        half -> {
          if (!half.contains(0)) {
            throw new IllegalStateException("broken");
          }
          return Uni.createFrom().item(half);
        };
    // When
    var thrown = assertThrows(ExecutionException.class, () -> done(WIDE, breaks));
    // Then
    assertEquals("broken", thrown.getCause().getMessage());
  }

  private List<Integer> done(List<Integer> batch, Function<List<Integer>, Uni<List<Integer>>> work)
      throws Exception {
    CompletableFuture<List<Integer>> done = new CompletableFuture<>();
    context.runOnContext(
        _ ->
            ParallelHalves.of(batch, work)
                .subscribe()
                .with(done::complete, done::completeExceptionally));
    return done.get(1, TimeUnit.MINUTES);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Integer> numbers(int size) {
    return IntStream.range(0, size).boxed().toList();
  }
}
