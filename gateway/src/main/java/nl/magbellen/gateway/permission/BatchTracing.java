package nl.magbellen.gateway.permission;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets operators see batches: how long a question waited for its batch, and one span a batch. The
 * span belongs to the trace of the first question that is traced; it and the questions' own spans
 * are linked both ways, and what a batch asks of the services is below it. A batch in which no
 * question is traced has no span. Whether traced or not, a batch runs on a Vert.x context of its
 * own: it answers several clients, so that its log lines bear the request id of none of them.
 */
@ApplicationScoped
class BatchTracing {

  /**
   * A question that waits for a batch.
   *
   * @param asker the span of the request that asks
   * @param sinceNanos when it began to wait, by {@link System#nanoTime()}
   */
  record Waiting<Q>(Q question, Span asker, long sinceNanos) {

    private boolean isTraced() {
      return asker.getSpanContext().isSampled();
    }
  }

  private final Tracer tracer;
  private final Timer waited;

  BatchTracing(Tracer tracer, MeterRegistry meters) {
    this.tracer = tracer;
    waited = meters.timer("magbellen.batch.waited");
  }

  /** A question that waits from now on, asked within the current span. */
  <Q> Waiting<Q> waiting(Q question) {
    return new Waiting<>(question, Span.current(), System.nanoTime());
  }

  /** The answers to a batch, watched. */
  <Q, A> Uni<List<A>> watch(List<Waiting<Q>> batch, Function<List<Q>, Uni<List<A>>> decide) {
    batch.stream().findFirst().ifPresent(this::measure);
    List<Q> questions = batch.stream().map(Waiting::question).toList();
    List<Span> askers =
        batch.stream().filter(Waiting::isTraced).map(Waiting::asker).distinct().toList();
    return askers.isEmpty()
        ? within(untraced(), () -> decide.apply(questions))
        : traced(begin(askers, batch.size()), () -> decide.apply(questions));
  }

  private void measure(Waiting<?> first) {
    waited.record(Duration.ofNanos(System.nanoTime() - first.sinceNanos()));
  }

  private Span begin(List<Span> askers, int size) {
    SpanBuilder builder =
        tracer
            .spanBuilder("decide batch")
            .setParent(Context.root().with(askers.getFirst()))
            .setAttribute("magbellen.batch.size", size);
    askers.forEach(asker -> builder.addLink(asker.getSpanContext()));
    Span batch = builder.startSpan();
    SpanContext context = batch.getSpanContext();
    askers.forEach(asker -> asker.addLink(context));
    return batch;
  }

  /** A trace that is nobody's and is not recorded, so that no look-up begins one that is. */
  private static Context untraced() {
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.create(
                    TraceId.fromLongs(random(), random()),
                    SpanId.fromLong(random()),
                    TraceFlags.getDefault(),
                    TraceState.getDefault())));
  }

  private static long random() {
    return ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
  }

  private static <A> Uni<A> traced(Span batch, Supplier<Uni<A>> work) {
    return within(Context.root().with(batch), work)
        .onFailure()
        .invoke(failure -> batch.setStatus(StatusCode.ERROR, failure.getClass().getName()))
        .onTermination()
        .invoke(batch::end);
  }

  /**
   * Does the work on a Vert.x context of its own, on a thread of the kind of now; the answer comes
   * on the context of now.
   */
  private static <A> Uni<A> within(Context trace, Supplier<Uni<A>> work) {
    var here = Vertx.currentContext();
    if (here == null) {
      return work.get();
    }
    var own = VertxContext.createNewDuplicatedContext(VertxContext.getRootContext(here));
    QuarkusContextStorage.INSTANCE.attach(own, trace);
    return Uni.createFrom()
        .<A>emitter(emitter -> begin(own, Uni.createFrom().deferred(work::get), emitter))
        .emitOn(answer -> here.runOnContext(back -> answer.run()));
  }

  private static <A> void begin(
      io.vertx.core.Context own, Uni<A> work, UniEmitter<? super A> emitter) {
    if (io.vertx.core.Context.isOnEventLoopThread()) {
      own.runOnContext(begun -> run(work, emitter));
    } else {
      own.executeBlocking(
          () -> {
            run(work, emitter);
            return null;
          },
          false);
    }
  }

  /** Who no longer awaits the answer ends the work. */
  private static <A> void run(Uni<A> work, UniEmitter<? super A> emitter) {
    Cancellable running = work.subscribe().with(emitter::complete, emitter::fail);
    emitter.onTermination(running::cancel);
  }
}
