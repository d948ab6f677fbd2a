package nl.magbellen.service.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts requests and how long they took, as {@code http_server_requests_seconds} with the tags
 * {@code method}, {@code uri}, {@code status} and {@code outcome}. No tag holds anything that a
 * client made up, so there is an end to the time series whatever is sent: a method or a path that
 * is not ours counts as {@code OTHER}, and a path of ours by its template, without any id. The
 * framework's own metrics of requests hold both as they were sent; they are off.
 */
@ApplicationScoped
class RequestMetrics {

  private static final String OTHER = "OTHER";
  private static final int FIRST = Integer.MIN_VALUE + 1;
  private static final int LOWEST_STATUS = 100;
  private static final int HIGHEST_STATUS = 599;

  /** Under this name the framework keeps the template of the resource that it found. */
  private static final String TEMPLATE = "UrlPathTemplate";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** What is answered by no resource. */
  private static final Set<String> ROUTES =
      Set.of("/q/health/ready", "/q/health/live", "/q/health/started", "/q/openapi");

  private final MeterRegistry meters;
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  private record Kind(String method, String uri, String status, Outcome outcome) {}

  RequestMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void register(@Observes Router router) {
    router.route().order(FIRST).handler(this::measure);
  }

  private void measure(RoutingContext asked) {
    long began = System.nanoTime();
    asked.addEndHandler(
        ended ->
            timers
                .computeIfAbsent(kind(asked, ended.succeeded()), this::timer)
                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS));
    asked.next();
  }

  /** Method and status of a request; one that the client gave up has no answer. */
  private static Kind kind(RoutingContext asked, boolean answered) {
    String method = asked.request().method().name();
    String counted = METHODS.contains(method) ? method : OTHER;
    int code = asked.response().getStatusCode();
    String status = code < LOWEST_STATUS || code > HIGHEST_STATUS ? OTHER : String.valueOf(code);
    return answered
        ? new Kind(counted, uri(asked.request()), status, Outcome.forStatus(code))
        : new Kind(counted, uri(asked.request()), "RESET", Outcome.CLIENT_ERROR);
  }

  private static String uri(HttpServerRequest request) {
    String template = ((HttpServerRequestInternal) request).context().getLocal(TEMPLATE);
    if (template != null) {
      return template.length() > 1 && template.endsWith("/")
          ? template.substring(0, template.length() - 1)
          : template;
    }
    return ROUTES.contains(request.path()) ? request.path() : OTHER;
  }

  private Timer timer(Kind kind) {
    return Timer.builder("http.server.requests")
        .description("Requests that were answered or given up, and how long that took.")
        .tag("method", kind.method())
        .tag("uri", kind.uri())
        .tag("status", kind.status())
        .tag("outcome", kind.outcome().name())
        .register(meters);
  }
}
