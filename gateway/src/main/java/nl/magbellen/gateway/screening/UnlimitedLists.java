package nl.magbellen.gateway.screening;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets a list be of any length: it is never held whole. Every other path keeps the limit of the
 * body, which is checked once by the announced length and once while reading.
 */
@ApplicationScoped
class UnlimitedLists {

  private static final int BEFORE_THE_LIMIT = -4;
  private static final int AFTER_THE_LIMIT = -1;

  void lift(@Observes Router router) {
    router.post(ScreeningResource.PATH).order(BEFORE_THE_LIMIT).handler(this::hideLength);
    router.post(ScreeningResource.PATH).order(AFTER_THE_LIMIT).handler(this::forgetLimit);
  }

  private void hideLength(RoutingContext request) {
    request.request().headers().remove(HttpHeaders.CONTENT_LENGTH);
    request.next();
  }

  private void forgetLimit(RoutingContext request) {
    request.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
    request.next();
  }
}
