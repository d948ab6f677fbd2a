package nl.magbellen.service.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says why a body is refused that is announced to be too large. The server's own check, which comes
 * after this one, would end the request with an empty answer.
 */
@ApplicationScoped
class TooLargeBodies {

  /** Just before the server's own check. */
  private static final int BEFORE_THE_LIMIT = -3;

  private final long most;
  private final EarlyProblems problems;

  TooLargeBodies(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most,
      EarlyProblems problems) {
    this.most = most.asLongValue();
    this.problems = problems;
  }

  void register(@Observes Router router) {
    router.route().order(BEFORE_THE_LIMIT).handler(this::check);
  }

  private void check(RoutingContext request) {
    if (announced(request) <= most) {
      request.next();
    } else {
      problems.refuse(
          request,
          Problem.of(
              Status.REQUEST_ENTITY_TOO_LARGE,
              "http",
              "The body is too large; at most %d bytes are read.".formatted(most)));
    }
  }

  private static long announced(RoutingContext request) {
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }
}
