package nl.magbellen.service.migration;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import nl.magbellen.service.health.SharedLook;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;

/**
 * Not ready before every migration that this version knows was applied. Where the service migrates
 * at start that is so at once; where a Job does, a replica that starts earlier waits for it. One
 * look takes both connections that there are for migrations, so looks are shared.
 */
@Readiness
@ApplicationScoped
class Migrated implements AsyncHealthCheck {

  private static final Duration GOOD_FOR = Duration.ZERO;
  private static final Duration AT_MOST = Duration.ofSeconds(2);

  private final Flyway flyway;
  private final SharedLook look;
  private volatile boolean done;

  Migrated(Flyway flyway) {
    this.flyway = flyway;
    this.look =
        new SharedLook(
            () ->
                Uni.createFrom()
                    .item(this::isDone)
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()),
            GOOD_FOR,
            AT_MOST);
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return (done ? Uni.createFrom().item(true) : look.now())
        .map(
            migrated -> HealthCheckResponse.named("database is migrated").status(migrated).build());
  }

  private boolean isDone() {
    done = done || flyway.info().pending().length == 0;
    return done;
  }
}
