package nl.magbellen.gateway.permission;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Does a wide batch in two halves side by side, so that one is decided while the other is recorded;
 * meanwhile the event loops read what the next batch will hold. A narrow one is not worth it.
 */
final class ParallelHalves {

  /** From so many on each half fills a page of the log. */
  static final int WIDE = 128;

  private ParallelHalves() {}

  /**
   * The answers to a batch, in its order.
   *
   * @param work answers a half, or a whole narrow batch, in its order
   */
  static <Q, A> Uni<List<A>> of(List<Q> batch, Function<List<Q>, Uni<List<A>>> work) {
    if (batch.size() < WIDE) {
      return work.apply(batch);
    }
    List<Q> first = batch.subList(0, batch.size() / 2);
    List<Q> second = batch.subList(batch.size() / 2, batch.size());
    return Uni.combine()
        .all()
        .unis(onWorker(() -> work.apply(first)), onWorker(() -> work.apply(second)))
        .with((left, right) -> Stream.of(left, right).flatMap(List::stream).toList());
  }

  /**
   * On a worker thread, but within the context of now: what is asked there belongs to its trace.
   */
  private static <A> Uni<A> onWorker(Supplier<Uni<A>> work) {
    Context here = Vertx.currentContext();
    if (here == null) {
      return work.get();
    }
    return Uni.createFrom()
        .emitter(
            emitter ->
                here.executeBlocking(
                        () -> work.get().subscribe().with(emitter::complete, emitter::fail), false)
                    .onFailure(emitter::fail));
  }
}
