package nl.magbellen.gateway.screening;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import nl.magbellen.service.connection.ClientConnections;
import nl.magbellen.service.connection.StreamedBody;

/** Lets a list be of any length. */
@ApplicationScoped
class ScreeningBodyLimit {

  private final ClientConnections connections;

  ScreeningBodyLimit(ClientConnections connections) {
    this.connections = connections;
  }

  void lift(@Observes Router router) {
    StreamedBody.lift(() -> router.post(ScreeningResource.PATH), connections);
  }
}
