package nl.magbellen.gateway.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A batch is answered when the test says so, and time passes when it says so. */
class NaturalBatchesTest {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** The batches that were handed over, and how to answer them. */
  private final List<List<Integer>> batches = new ArrayList<>();

  private final List<UniEmitter<? super List<String>>> open = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final NavigableMap<Long, Runnable> alarms = new TreeMap<>();
  private long time = 1;

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
  void beyondItsShareAClientIsRefusedAtOnce() {
    // Given
    var full = batches(500, 4);
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
  void clientsTakeTurnsSoThatNobodyWaitsBehindTheManyOfAnother() {
    // Given
    var busy = batches(2, 1_000);
    IntStream.rangeClosed(1, 4).forEach(question -> ask(busy, "greedy", question));
    ask(busy, "modest", 5);
    // When
    answer(0);
    // Then
    assertEquals(List.of(2, 5), batches.get(1));
  }

  @Test
  void clientThatWantsAllLeavesPlacesForAnother() {
    // Given
    var busy = batches(500, 8);
    IntStream.rangeClosed(1, 20).forEach(question -> ask(busy, "greedy", question));
    failures.clear();
    // When
    ask(busy, "modest", 21);
    // Then
    assertEquals(List.of(), failures);
  }

  @Test
  void questionThatHasWaitedTooLongIsAnsweredThoughABatchIsStillUnderWay() {
    // Given
    var stuck = batches(500, 1_000);
    ask(stuck, 1);
    ask(stuck, 2);
    // When
    passes(LONGEST_WAIT);
    // Then
    assertEquals(List.of("2 too late"), answers);
  }

  @Test
  void questionThatWasAnsweredTooLateIsInNoBatch() {
    // Given
    var stuck = batches(500, 1_000);
    ask(stuck, 1);
    ask(stuck, 2);
    passes(LONGEST_WAIT);
    ask(stuck, 3);
    // When
    answer(0);
    // Then
    assertEquals(List.of(List.of(1), List.of(3)), batches);
  }

  @Test
  void everyQuestionWaitsItsOwnTime() {
    // Given
    var stuck = batches(500, 1_000);
    ask(stuck, 1);
    ask(stuck, 2);
    passes(LONGEST_WAIT.dividedBy(2));
    ask(stuck, 3);
    passes(LONGEST_WAIT.dividedBy(2));
    // When
    passes(LONGEST_WAIT.dividedBy(2));
    // Then
    assertEquals(List.of("2 too late", "3 too late"), answers);
  }

  @Test
  void clientThatHangsUpLeavesTheQueue() {
    // Given
    var busy = batches(500, 1_000);
    ask(busy, 1);
    Cancellable gone = ask(busy, 2);
    ask(busy, 3);
    // When
    gone.cancel();
    answer(0);
    // Then
    assertEquals(List.of(List.of(1), List.of(3)), batches);
  }

  @Test
  void clientThatHangsUpGivesItsPlaceBack() {
    // Given
    var full = batches(500, 4);
    ask(full, 1);
    ask(full, 2);
    Cancellable gone = ask(full, 3);
    // When
    gone.cancel();
    ask(full, 4);
    // Then
    assertEquals(List.of(), failures);
  }

  /** Batches took as long as a question may wait, so two of them hold what may wait. */
  @Test
  void whatCannotBeAnsweredInTimeIsRefusedAtOnce() {
    // Given
    var slow = batches(2, 1_000);
    ask(slow, 1);
    time += LONGEST_WAIT.toNanos();
    answer(0);
    IntStream.rangeClosed(2, 4).forEach(question -> ask(slow, question));
    // When
    ask(slow, 5);
    // Then
    assertInstanceOf(NaturalBatches.TooManyWaiting.class, failures.getFirst());
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

  private NaturalBatches<Integer, String> batches(int widest, int places) {
    return new NaturalBatches<>(
        this::handle,
        late -> late.stream().map(question -> question + " too late").toList(),
        new WaitingQuestions<>(widest, places, LONGEST_WAIT, () -> time),
        (after, what) -> alarms.put(time + after.toNanos(), what));
  }

  private void passes(Duration some) {
    time += some.toNanos();
    while (!alarms.isEmpty() && alarms.firstKey() <= time) {
      alarms.pollFirstEntry().getValue().run();
    }
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

  private Cancellable ask(NaturalBatches<Integer, String> all, int question) {
    return ask(all, "client", question);
  }

  private Cancellable ask(NaturalBatches<Integer, String> all, String client, int question) {
    return all.ask(client, question).subscribe().with(answers::add, failures::add);
  }

  private void answer(int batch) {
    open.get(batch).complete(batches.get(batch).stream().map(question -> question + "!").toList());
  }
}
