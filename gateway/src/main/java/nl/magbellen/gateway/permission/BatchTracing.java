package nl.magbellen.gateway.permission;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets operators see batches: how long a question waited for its batch, and one span a batch. The
 * span belongs to the trace of the first question that is traced; it and the questions' own spans
 * are linked both ways, and what a batch asks of the services is below it. A batch in which no
 * question is traced has no span.
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
        ? decide.apply(questions)
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

  private static <A> Uni<A> traced(Span batch, Supplier<Uni<A>> work) {
    return within(Context.root().with(batch), work)
        .onFailure()
        .invoke(failure -> batch.setStatus(StatusCode.ERROR, failure.getClass().getName()))
        .onTermination()
        .invoke(batch::end);
  }

  /**
   * Does the work on a Vert.x context of its own, so that no client's request is taken for the
   * batch's; the answer comes on the context of now.
   */
  private static <A> Uni<A> within(Context trace, Supplier<Uni<A>> work) {
    var here = Vertx.currentContext();
    if (here == null) {
      return work.get();
    }
    var own = VertxContext.createNewDuplicatedContext(VertxContext.getRootContext(here));
    QuarkusContextStorage.INSTANCE.attach(own, trace);
    return Uni.createFrom()
        .<A>emitter(
            emitter ->
                own.runOnContext(
                    begun -> work.get().subscribe().with(emitter::complete, emitter::fail)))
        .emitOn(answer -> here.runOnContext(back -> answer.run()));
  }
}
