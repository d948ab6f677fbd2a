package nl.magbellen.service.connection;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/**
 * Lets the body of some requests be of any length, and come in as slowly as its client makes it: it
 * is never held whole. Every other path keeps the limit of the body, which is checked once by the
 * announced length and once while reading, and the time within which it must be there.
 */
public final class StreamedBody {

  private static final int BEFORE_THE_LIMIT = -4;
  private static final int AFTER_THE_LIMIT = -1;

  private StreamedBody() {}

  /**
   * Lifts the limits.
   *
   * @param route makes a new route of these requests
   */
  public static void lift(Supplier<Route> route, ClientConnections connections) {
    route.get().order(BEFORE_THE_LIMIT).handler(StreamedBody::hideLength);
    route.get().order(AFTER_THE_LIMIT).handler(request -> forgetLimit(request, connections));
  }

  private static void hideLength(RoutingContext request) {
    request.request().headers().remove(HttpHeaders.CONTENT_LENGTH);
    request.next();
  }

  private static void forgetLimit(RoutingContext request, ClientConnections connections) {
    request.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
    connections.streams(request);
    request.next();
  }
}
