package nl.magbellen.gateway.permission;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Puts questions that wait at the same moment into one batch. There is no timer: an idle system
 * answers a single question at once; a busy one collects whatever arrives while a batch is under
 * way. What an event loop has read in one round of its connections goes together.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
final class NaturalBatches<Q, A> {

  /** Refuses a question because too many wait already. */
  static final class TooManyWaiting extends RuntimeException {
    TooManyWaiting() {
      super("too many questions wait", null, false, false);
    }
  }

  private static final class Waiting<Q, A> {

    private final Q question;
    private final UniEmitter<? super A> emitter;
    private final Context context;

    Waiting(Q question, UniEmitter<? super A> emitter, Context context) {
      this.question = question;
      this.emitter = emitter;
      this.context = context;
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

  private final Function<List<Q>, Uni<List<A>>> handler;
  private final int widest;
  private final int mostWaiting;
  private final Queue<Waiting<Q, A>> queue = new ArrayDeque<>();
  private final AtomicBoolean aboutToStart = new AtomicBoolean();
  private boolean underWay;

  /**
   * @param handler answers a batch in its order
   * @param widest the most questions in a batch
   * @param mostWaiting how many may wait before further ones are refused
   */
  NaturalBatches(Function<List<Q>, Uni<List<A>>> handler, int widest, int mostWaiting) {
    this.handler = handler;
    this.widest = widest;
    this.mostWaiting = mostWaiting;
  }

  /**
   * The answer to one question, on the asker's own Vert.x context. Fails with {@link
   * TooManyWaiting} when the queue is full.
   */
  Uni<A> ask(Q question) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Context context = Vertx.currentContext();
              if (enqueue(new Waiting<>(question, emitter, context))) {
                startAfterThisRound(context);
              } else {
                emitter.fail(new TooManyWaiting());
              }
            });
  }

  private synchronized boolean enqueue(Waiting<Q, A> waiting) {
    return queue.size() < mostWaiting && queue.add(waiting);
  }

  private void startAfterThisRound(Context context) {
    if (context == null || !context.isEventLoopContext()) {
      startNext();
    } else if (aboutToStart.compareAndSet(false, true)) {
      context.runOnContext(
          ignored -> {
            aboutToStart.set(false);
            startNext();
          });
    }
  }

  private void startNext() {
    List<Waiting<Q, A>> batch = takeBatch();
    if (!batch.isEmpty()) {
      start(batch);
    }
  }

  private void start(List<Waiting<Q, A>> batch) {
    AtomicBoolean ended = new AtomicBoolean();
    handle(batch)
        .subscribe()
        .with(
            answers -> {
              for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer(answers.get(i));
              }
              end(ended);
            },
            failure -> {
              batch.forEach(waiting -> waiting.fail(failure));
              end(ended);
            });
  }

  private Uni<List<A>> handle(List<Waiting<Q, A>> batch) {
    try {
      return handler.apply(batch.stream().map(waiting -> waiting.question).toList());
    } catch (RuntimeException e) {
      return Uni.createFrom().failure(e);
    }
  }

  private synchronized List<Waiting<Q, A>> takeBatch() {
    if (underWay || queue.isEmpty()) {
      return List.of();
    }
    underWay = true;
    List<Waiting<Q, A>> batch = new ArrayList<>();
    while (batch.size() < widest && !queue.isEmpty()) {
      batch.add(queue.remove());
    }
    return batch;
  }

  private void end(AtomicBoolean ended) {
    if (ended.compareAndSet(false, true)) {
      synchronized (this) {
        underWay = false;
      }
      startNext();
    }
  }
}
