package nl.magbellen.gateway.permission;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.LongSupplier;
import nl.magbellen.service.share.FairShares;

/**
 * The questions that wait for a batch. Clients take turns, so that the question of one goes into
 * the next batch however many of another wait. There are places for what is answered in time, going
 * by how long batches took of late; clients share them fairly. Not for several threads at once.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
final class WaitingQuestions<Q, A> {

  /** A client alone has half of the places. */
  private static final int HALF_FOR_ONE = 2;

  /** How much the last batch says of how long the next will take: a quarter. */
  private static final int LAST_OF = 4;

  private static final Duration SOON = Duration.ofMillis(20);

  private final int widest;
  private final int most;
  private final Duration longestWait;
  private final LongSupplier nanos;
  private final FairShares shares;
  private final SequencedMap<String, SequencedSet<Waiting<Q, A>>> queues = new LinkedHashMap<>();
  private long batchTook;
  private long batchBegan;

  /** A question, who asks it, and where the answer goes. */
  static final class Waiting<Q, A> {

    private final String client;
    private final Q question;
    private final UniEmitter<? super A> emitter;
    private final Context context;
    private long since;

    /**
     * @param context on which the answer is given; null for any thread
     */
    Waiting(String client, Q question, UniEmitter<? super A> emitter, Context context) {
      this.client = client;
      this.question = question;
      this.emitter = emitter;
      this.context = context;
    }

    Q question() {
      return question;
    }

    void answer(A answer) {
      onContext(() -> emitter.complete(answer));
    }

    void fail(Throwable failure) {
      onContext(() -> emitter.fail(failure));
    }

    private void onContext(Runnable done) {
      if (context == null) {
        done.run();
      } else {
        context.runOnContext(ignored -> done.run());
      }
    }
  }

  /**
   * @param widest the most questions in a batch
   * @param most the places that there are at most
   * @param longestWait how long a question waits for a batch
   * @param nanos the time, as {@link System#nanoTime()}
   */
  WaitingQuestions(int widest, int most, Duration longestWait, LongSupplier nanos) {
    this.widest = widest;
    this.most = most;
    this.longestWait = longestWait;
    this.nanos = nanos;
    this.shares = new FairShares(most);
  }

  /** What this client may still let wait. */
  FairShares.Share shareOf(String client) {
    return shares.shareOf(client, places());
  }

  Duration longestWait() {
    return longestWait;
  }

  int size() {
    return shares.taken();
  }

  /** Lets a question wait; false when its client has no place for it. */
  boolean add(Waiting<Q, A> waiting) {
    if (!shares.tryTake(waiting.client, places())) {
      return false;
    }
    waiting.since = nanos.getAsLong();
    return queues.computeIfAbsent(waiting.client, _ -> new LinkedHashSet<>()).add(waiting);
  }

  /** Whether it still waited. */
  boolean remove(Waiting<Q, A> waiting) {
    SequencedSet<Waiting<Q, A>> queue = queues.get(waiting.client);
    if (queue == null || !queue.remove(waiting)) {
      return false;
    }
    left(waiting, queue);
    return true;
  }

  /** The next batch, of which each client has as many as any other; empty when nobody waits. */
  List<Waiting<Q, A>> takeBatch() {
    List<Waiting<Q, A>> batch = new ArrayList<>();
    while (batch.size() < widest && !queues.isEmpty()) {
      Map.Entry<String, SequencedSet<Waiting<Q, A>>> turn = queues.firstEntry();
      Waiting<Q, A> next = turn.getValue().removeFirst();
      left(next, turn.getValue());
      if (!turn.getValue().isEmpty()) {
        queues.putLast(turn.getKey(), turn.getValue());
      }
      batch.add(next);
    }
    batchBegan = nanos.getAsLong();
    return batch;
  }

  /** Learns from a batch how long the next will take. */
  void batchEnded() {
    long took = nanos.getAsLong() - batchBegan;
    batchTook = batchTook == 0 ? took : batchTook + (took - batchTook) / LAST_OF;
  }

  /** Those that have waited too long; they wait no more. */
  List<Waiting<Q, A>> takeLate() {
    long now = nanos.getAsLong();
    List<Waiting<Q, A>> late =
        queues.values().stream()
            .flatMap(
                queue ->
                    queue.stream()
                        .takeWhile(waiting -> now - waiting.since >= longestWait.toNanos()))
            .toList();
    late.forEach(this::remove);
    return late;
  }

  /** When the next has waited too long; null when nobody waits. */
  Duration untilNextIsLate() {
    long now = nanos.getAsLong();
    Optional<Duration> next =
        queues.values().stream()
            .map(queue -> longestWait.minusNanos(now - queue.getFirst().since))
            .min(Comparator.naturalOrder());
    return next.map(time -> time.compareTo(SOON) < 0 ? SOON : time).orElse(null);
  }

  private void left(Waiting<Q, A> waiting, SequencedSet<Waiting<Q, A>> queue) {
    shares.giveBack(waiting.client);
    if (queue.isEmpty()) {
      queues.remove(waiting.client);
    }
  }

  /** As many as are answered in time; whatever batches take, one of them may wait. */
  private int places() {
    long batches = batchTook == 0 ? most : Math.max(1, longestWait.toNanos() / batchTook);
    return (int) Math.min(most, batches * widest * HALF_FOR_ONE);
  }
}
