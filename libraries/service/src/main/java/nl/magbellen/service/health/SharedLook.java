package nl.magbellen.service.health;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Whether something holds, looked at by one at a time however many ask: who asks while somebody
 * looks gets that answer, and an answer is good for a moment. So a check needs what one look takes,
 * and askers cannot hold what others of them wait for.
 */
public final class SharedLook {

  private final Supplier<Uni<Boolean>> look;
  private final Duration goodFor;
  private final Duration atMost;

  private CompletableFuture<Boolean> latest;
  private long goodUntil;

  /**
   * @param look what is looked at; a failure means no
   * @param goodFor how long an answer is given again
   * @param atMost how long anybody waits for a look; then the answer is no, though the look goes on
   *     and no other begins before it ends
   */
  public SharedLook(Supplier<Uni<Boolean>> look, Duration goodFor, Duration atMost) {
    this.look = look;
    this.goodFor = goodFor;
    this.atMost = atMost;
  }

  /** Whether it holds; never fails. */
  public Uni<Boolean> now() {
    return Uni.createFrom()
        .completionStage(
            () ->
                current()
                    .copy()
                    .completeOnTimeout(false, atMost.toMillis(), TimeUnit.MILLISECONDS));
  }

  private synchronized CompletableFuture<Boolean> current() {
    if (latest == null || latest.isDone() && System.nanoTime() - goodUntil >= 0) {
      latest = begun();
    }
    return latest;
  }

  private CompletableFuture<Boolean> begun() {
    CompletableFuture<Boolean> begun = new CompletableFuture<>();
    Uni.createFrom()
        .deferred(look::get)
        .onFailure()
        .recoverWithItem(false)
        .subscribe()
        .with(holds -> end(begun, holds));
    return begun;
  }

  private void end(CompletableFuture<Boolean> looked, boolean holds) {
    synchronized (this) {
      goodUntil = System.nanoTime() + goodFor.toNanos();
    }
    looked.complete(holds);
  }
}
