package nl.magbellen.gateway.permission;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import nl.magbellen.gateway.permission.WaitingQuestions.Waiting;
import nl.magbellen.service.share.FairShares;

/**
 * Puts questions that wait at the same moment into one batch. Nothing waits for a timer: an idle
 * system answers a single question at once; a busy one collects whatever arrives while a batch is
 * under way. What an event loop has read in one round of its connections goes together. Clients
 * take turns; see {@link WaitingQuestions} for who may wait, and how long.
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

  /** Calls back after a time, on any thread. */
  interface Alarm {
    void after(Duration time, Runnable what);
  }

  private final Function<List<Q>, Uni<List<A>>> handler;
  private final Function<List<Q>, List<A>> tooLate;
  private final Alarm alarm;
  private final WaitingQuestions<Q, A> queue;
  private final AtomicBoolean aboutToStart = new AtomicBoolean();
  private boolean underWay;
  private boolean alarmSet;

  /**
   * @param handler answers a batch in its order
   * @param tooLate answers, at once and in their order, those that have waited too long
   * @param queue where they wait
   * @param alarm says when the next has waited too long
   */
  NaturalBatches(
      Function<List<Q>, Uni<List<A>>> handler,
      Function<List<Q>, List<A>> tooLate,
      WaitingQuestions<Q, A> queue,
      Alarm alarm) {
    this.handler = handler;
    this.tooLate = tooLate;
    this.queue = queue;
    this.alarm = alarm;
  }

  /**
   * The answer to one question, on the asker's own Vert.x context. Fails with {@link
   * TooManyWaiting} when its client may not let more wait. An asker that cancels leaves the queue.
   */
  Uni<A> ask(String client, Q question) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Context context = Vertx.currentContext();
              Waiting<Q, A> waiting = new Waiting<>(client, question, emitter, context);
              if (enqueue(waiting)) {
                emitter.onTermination(() -> leave(waiting));
                startAfterThisRound(context);
              } else {
                emitter.fail(new TooManyWaiting());
              }
            });
  }

  /** How many wait now. */
  synchronized int waiting() {
    return queue.size();
  }

  /** What this client may still let wait. */
  synchronized FairShares.Share shareOf(String client) {
    return queue.shareOf(client);
  }

  private boolean enqueue(Waiting<Q, A> waiting) {
    boolean waits;
    boolean first;
    synchronized (this) {
      waits = queue.add(waiting);
      first = waits && !alarmSet;
      alarmSet = alarmSet || waits;
    }
    if (first) {
      alarm.after(queue.longestWait(), this::answerTheLate);
    }
    return waits;
  }

  private synchronized void leave(Waiting<Q, A> waiting) {
    queue.remove(waiting);
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
              answer(batch, answers);
              end(ended);
            },
            failure -> {
              batch.forEach(waiting -> waiting.fail(failure));
              end(ended);
            });
  }

  private Uni<List<A>> handle(List<Waiting<Q, A>> batch) {
    try {
      return handler.apply(batch.stream().map(Waiting::question).toList());
    } catch (RuntimeException e) {
      return Uni.createFrom().failure(e);
    }
  }

  private static <Q, A> void answer(List<Waiting<Q, A>> batch, List<A> answers) {
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer(answers.get(i));
    }
  }

  private synchronized List<Waiting<Q, A>> takeBatch() {
    if (underWay) {
      return List.of();
    }
    List<Waiting<Q, A>> batch = queue.takeBatch();
    underWay = !batch.isEmpty();
    return batch;
  }

  private void end(AtomicBoolean ended) {
    if (ended.compareAndSet(false, true)) {
      synchronized (this) {
        underWay = false;
        queue.batchEnded();
      }
      startNext();
    }
  }

  /** Whatever is under way: who has waited too long hears so now. */
  private void answerTheLate() {
    List<Waiting<Q, A>> late;
    Duration next;
    synchronized (this) {
      late = queue.takeLate();
      next = queue.untilNextIsLate();
      alarmSet = next != null;
    }
    if (next != null) {
      alarm.after(next, this::answerTheLate);
    }
    if (!late.isEmpty()) {
      try {
        answer(late, tooLate.apply(late.stream().map(Waiting::question).toList()));
      } catch (RuntimeException e) {
        late.forEach(waiting -> waiting.fail(e));
      }
    }
  }
}
