package nl.magbellen.service.migration;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;

/**
 * Not ready before every migration that this version knows was applied. Where the service migrates
 * at start that is so at once; where a Job does, a copy that is earlier waits for it.
 */
@Readiness
@ApplicationScoped
class Migrated implements HealthCheck {

  private final Flyway flyway;
  private volatile boolean done;

  Migrated(Flyway flyway) {
    this.flyway = flyway;
  }

  @Override
  public HealthCheckResponse call() {
    done = done || flyway.info().pending().length == 0;
    return HealthCheckResponse.named("database is migrated").status(done).build();
  }
}
