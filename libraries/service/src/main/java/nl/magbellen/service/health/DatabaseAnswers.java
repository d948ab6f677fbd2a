package nl.magbellen.service.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the database does not answer. */
@Readiness
@ApplicationScoped
class DatabaseAnswers implements AsyncHealthCheck {

  private static final Duration GOOD_FOR = Duration.ofSeconds(1);
  private static final Duration AT_MOST = Duration.ofSeconds(2);

  private final SharedLook look;

  DatabaseAnswers(Pool pool) {
    look =
        new SharedLook(() -> pool.query("select 1").execute().replaceWith(true), GOOD_FOR, AT_MOST);
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return look.now()
        .map(answers -> HealthCheckResponse.named("database answers").status(answers).build());
  }
}
