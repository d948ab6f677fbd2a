package nl.magbellen.service.idempotency;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneOffset;
import nl.magbellen.number.DutchTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets idempotency keys, and the answers kept with them, when nobody retries them any more. */
@ApplicationScoped
class ForgottenKeys {

  private final Pool pool;
  private final Duration keptFor;

  ForgottenKeys(
      Pool pool,
      @ConfigProperty(name = "magbellen.idempotency.kept-for", defaultValue = "P7D")
          Duration keptFor) {
    this.pool = pool;
    this.keptFor = keptFor;
  }

  @Scheduled(every = "1h", delayed = "5m", identity = "forgotten-idempotency-keys")
  Uni<Void> forget() {
    return pool.preparedQuery("delete from idempotent_write where created_at < $1")
        .execute(Tuple.of(DutchTime.now().minus(keptFor).atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }
}
