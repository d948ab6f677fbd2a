package nl.magbellen.service.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import nl.magbellen.service.problem.EarlyProblems;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds what the bodies of all requests take of the memory, and what those of one client do: who
 * sends more than there is room for is told at once to come again. Each body has a limit of its
 * own, but of many there are as many as there are connections and streams.
 */
@ApplicationScoped
class RequestBodies {

  /** What is streamed has lost its length by then, and what is too large is refused. */
  private static final int AFTER_THE_LIMIT = -1;

  private static final int PART_OF_MEMORY = 8;

  /** Of so many of the largest, one client has one and others small ones. */
  private static final int LARGEST = 3;

  private static final String KEY = HeldBody.class.getName();

  private final HeldBodies held;
  private final EarlyProblems problems;

  RequestBodies(
      ConnectionSettings settings,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest,
      EarlyProblems problems,
      MeterRegistry meters) {
    long most = Runtime.getRuntime().maxMemory() / PART_OF_MEMORY;
    this.held =
        new HeldBodies(
            settings
                .mostBodies()
                .map(MemorySize::asLongValue)
                .orElse(Math.max(most, LARGEST * largest.asLongValue())));
    this.problems = problems;
    meters.gauge("magbellen.bodies.held", held, HeldBodies::bytes);
  }

  void register(@Observes Router router) {
    router.route().order(AFTER_THE_LIMIT).handler(this::announced);
  }

  /** From now on the body of a request is counted, until that is answered. */
  HeldBody begin(ClientConnection connection, RoutingContext routing) {
    HeldBody body =
        new HeldBody(
            held.partOf(routing.request().remoteAddress().host()),
            () -> refuse(connection, routing));
    routing.put(KEY, body);
    routing.addEndHandler(ended -> body.release());
    return body;
  }

  /** A body that is not held as a whole is not counted. */
  static void streams(RoutingContext routing) {
    HeldBody body = routing.get(KEY);
    if (body != null) {
      body.release();
    }
  }

  /** A body for which there is no room is refused before it is sent. */
  private void announced(RoutingContext routing) {
    String length = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    HeldBody body = routing.get(KEY);
    if (body == null || length == null || body.announce(Long.parseLong(length))) {
      routing.next();
      return;
    }
    Busy.tellWhen(routing.response());
    problems.refuse(routing, Busy.noMemory());
    ClientConnections.connection(routing.request()).refused(routing.request());
  }

  /** By now a resource may wait for the rest of it, which does not come: it ends as if hung up. */
  private void refuse(ClientConnection connection, RoutingContext routing) {
    HttpServerRequest request = routing.request();
    Optional<String> accept = Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT));
    if (!routing.response().headWritten()) {
      connection.answerBeside(request, problems.written(Busy.noMemory(), request.uri(), accept));
    }
    connection.refused(request);
  }
}
