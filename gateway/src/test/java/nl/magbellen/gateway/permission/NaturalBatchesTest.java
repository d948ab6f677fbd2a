package nl.magbellen.gateway.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A batch is answered when the test says so: no clock takes part. */
class NaturalBatchesTest {

  /** The batches that were handed over, and how to answer them. */
  private final List<List<Integer>> batches = new ArrayList<>();

  private final List<UniEmitter<? super List<String>>> open = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();

  @Test
  void anIdleSystemHandsASingleQuestionOverAtOnce() {
    // Given
    var idle = batches(500, 1_000);
    // When
    ask(idle, 1);
    // Then
    assertEquals(List.of(List.of(1)), batches);
  }

  @Test
  void whatAnEventLoopReadsInOneRoundGoesTogether() throws Exception {
    // Given
    var idle = batches(500, 1_000);
    // When
    askInOneRound(idle, 3);
    // Then
    assertEquals(List.of(List.of(1, 2, 3)), batches);
  }

  @Test
  void whatArrivesWhileABatchIsUnderWayMakesTheNext() {
    // Given
    var busy = batches(500, 1_000);
    ask(busy, 1);
    ask(busy, 2);
    ask(busy, 3);
    // When
    answer(0);
    // Then
    assertEquals(List.of(List.of(1), List.of(2, 3)), batches);
  }

  @Test
  void everybodyGetsTheOwnAnswer() {
    // Given
    var busy = batches(500, 1_000);
    IntStream.rangeClosed(1, 4).forEach(question -> ask(busy, question));
    answer(0);
    // When
    answer(1);
    // Then
    assertEquals(List.of("1!", "2!", "3!", "4!"), answers);
  }

  @Test
  void noBatchIsWiderThanAllowed() {
    // Given
    var narrow = batches(2, 1_000);
    IntStream.rangeClosed(1, 4).forEach(question -> ask(narrow, question));
    // When
    answer(0);
    // Then
    assertEquals(List.of(2, 3), batches.get(1));
  }

  @Test
  void beyondTheBoundAQuestionIsRefusedAtOnce() {
    // Given
    var full = batches(500, 2);
    ask(full, 1);
    ask(full, 2);
    ask(full, 3);
    // When
    ask(full, 4);
    // Then
    assertInstanceOf(NaturalBatches.TooManyWaiting.class, failures.getFirst());
    assertEquals(List.of(List.of(1)), batches);
  }

  @Test
  void aFailedBatchTellsItsOwnAndTheNextGoesOn() {
    // Given
    var busy = batches(500, 1_000);
    ask(busy, 1);
    ask(busy, 2);
    // When
    open.get(0).fail(new IllegalStateException("the services are gone"));
    // Then
    assertEquals("the services are gone", failures.getFirst().getMessage());
    assertEquals(List.of(List.of(1), List.of(2)), batches);
  }

  private NaturalBatches<Integer, String> batches(int widest, int mostWaiting) {
    return new NaturalBatches<>(this::handle, widest, mostWaiting);
  }

  private Uni<List<String>> handle(List<Integer> batch) {
    batches.add(batch);
    return Uni.createFrom().emitter(open::add);
  }

  private void askInOneRound(NaturalBatches<Integer, String> all, int questions)
      throws InterruptedException {
    var vertx = Vertx.vertx();
    var round = new CountDownLatch(1);
    Context loop = vertx.getOrCreateContext();
    loop.runOnContext(
        ignored -> {
          IntStream.rangeClosed(1, questions).forEach(question -> ask(all, question));
          loop.runOnContext(next -> round.countDown());
        });
    round.await();
    vertx.close();
  }

  private void ask(NaturalBatches<Integer, String> all, int question) {
    all.ask(question).subscribe().with(answers::add, failures::add);
  }

  private void answer(int batch) {
    open.get(batch).complete(batches.get(batch).stream().map(question -> question + "!").toList());
  }
}
