package nl.magbellen.gateway.subscription;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * What subscriptions ask of the database and of the feed, one after the other: of the connections
 * that questions need too they never hold more than one.
 */
@Singleton
class OneAtATime {

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean isBusy;

  /** Does it when what came before is done. */
  <T> Uni<T> take(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            done ->
                enter(
                    () ->
                        Uni.createFrom()
                            .deferred(work::get)
                            .onTermination()
                            .invoke(this::leave)
                            .subscribe()
                            .with(done::complete, done::fail)));
  }

  private void enter(Runnable work) {
    synchronized (this) {
      if (isBusy) {
        waiting.add(work);
        return;
      }
      isBusy = true;
    }
    work.run();
  }

  private void leave() {
    Runnable next;
    synchronized (this) {
      next = waiting.poll();
      isBusy = next != null;
    }
    if (next != null) {
      next.run();
    }
  }
}
