package nl.magbellen.service.health;

import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;

/**
 * Whether the service is ready, lives, and has started, for whoever can reach its clients' port: UP
 * with 200 or DOWN with 503, and no word of why. Operators read that on the management port.
 */
@ApplicationScoped
class OutsideHealth {

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final SmallRyeHealthReporter reporter;

  OutsideHealth(SmallRyeHealthReporter reporter) {
    this.reporter = reporter;
  }

  void register(@Observes Router router) {
    answer(router, "/q/health/ready", reporter::getReadinessAsync);
    answer(router, "/q/health/live", reporter::getLivenessAsync);
    answer(router, "/q/health/started", reporter::getStartupAsync);
  }

  private static void answer(Router router, String path, Supplier<Uni<SmallRyeHealth>> health) {
    router
        .route(path)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(
            asked ->
                health
                    .get()
                    .map(SmallRyeHealth::isDown)
                    .onFailure()
                    .recoverWithItem(true)
                    .subscribe()
                    .with(down -> tell(asked, down)));
  }

  private static void tell(RoutingContext asked, boolean down) {
    asked
        .response()
        .setStatusCode(down ? UNAVAILABLE : OK)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(down ? "{\"status\":\"DOWN\"}" : "{\"status\":\"UP\"}");
  }
}
