package nl.magbellen.service.idempotency;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets idempotency keys, and the answers kept with them, when they are not retried any more. */
@ApplicationScoped
class ForgottenKeys {

  private final Pool pool;
  private final Duration keptFor;
  private final InstantSource time;

  ForgottenKeys(
      Pool pool,
      @ConfigProperty(name = "magbellen.idempotency.kept-for", defaultValue = "P7D")
          Duration keptFor,
      InstantSource time) {
    this.pool = pool;
    this.keptFor = keptFor;
    this.time = time;
  }

  @Scheduled(every = "1h", delayed = "5m", identity = "forgotten-idempotency-keys")
  Uni<Void> forget() {
    return pool.preparedQuery("delete from idempotent_write where created_at < $1")
        .execute(Tuple.of(time.instant().minus(keptFor).atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }
}
