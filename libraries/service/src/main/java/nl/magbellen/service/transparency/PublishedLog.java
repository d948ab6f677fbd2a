package nl.magbellen.service.transparency;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.YearMonth;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import nl.magbellen.service.refusal.CommonRefusal;
import nl.magbellen.service.refusal.RefusedException;
import nl.magbellen.service.transparency.LogReader.Signed;
import nl.magbellen.transparency.ConsistencyProof;

/**
 * What anybody may ask of the log without a token. It takes two connections to the database at
 * most, however many ask: the others are for the service's clients.
 */
@Singleton
public class PublishedLog {

  /** How long the newest checkpoint is given again, in seconds. */
  static final int KEPT_FOR = 5;

  private static final String NEWEST = "newest";

  private final LogReader log;
  private final AsyncCache<String, Signed> kept =
      Caffeine.newBuilder()
          .maximumSize(1)
          .expireAfterWrite(Duration.ofSeconds(KEPT_FOR))
          .buildAsync();
  private final Semaphore look = new Semaphore(1);

  PublishedLog(LogReader log) {
    this.log = log;
  }

  /** The newest checkpoint, or the one of some seconds ago; null while there is none. */
  Uni<Signed> newest() {
    return uncancelled(() -> kept.get(NEWEST, (_, _) -> log.newest().subscribeAsCompletionStage()));
  }

  /**
   * The checkpoint of a month; null while there is none.
   *
   * @throws RefusedException while somebody else's answer is being read
   */
  Uni<Signed> ofMonth(YearMonth month) {
    return alone(() -> log.ofMonth(month));
  }

  /**
   * That the log of one size is the beginning of the log of another.
   *
   * @param from 1 to {@code to}
   * @return null where nothing as large as {@code to} was signed
   * @throws RefusedException while somebody else's answer is being read
   */
  Uni<ConsistencyProof> consistency(long from, long to) {
    return alone(() -> has(to).flatMap(has -> has ? proof(from, to) : Uni.createFrom().nullItem()));
  }

  private Uni<ConsistencyProof> proof(long from, long to) {
    return log.tree(to, from - 1).map(tree -> tree.consistency(from));
  }

  /** Another replica may have told of a newer checkpoint than the one that is kept here. */
  private Uni<Boolean> has(long size) {
    return newest()
        .flatMap(signed -> isAsLarge(signed, size) ? Uni.createFrom().item(signed) : log.newest())
        .map(signed -> isAsLarge(signed, size));
  }

  private static boolean isAsLarge(Signed signed, long size) {
    return signed != null && signed.size() >= size;
  }

  private <T> Uni<T> alone(Supplier<Uni<T>> question) {
    if (!look.tryAcquire()) {
      throw new RefusedException(new CommonRefusal.LogIsBeingRead());
    }
    CompletableFuture<T> answer =
        Uni.createFrom()
            .deferred(question::get)
            .onTermination()
            .invoke(look::release)
            .subscribeAsCompletionStage();
    return uncancelled(() -> answer);
  }

  /** Who goes away before the answer ends neither the look nor what others get of it. */
  private static <T> Uni<T> uncancelled(Supplier<CompletableFuture<T>> answer) {
    return Uni.createFrom().completionStage(() -> answer.get().copy());
  }
}
