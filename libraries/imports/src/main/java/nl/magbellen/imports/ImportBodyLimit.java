package nl.magbellen.imports;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import nl.magbellen.service.connection.ClientConnections;
import nl.magbellen.service.connection.StreamedBody;

/** Lets a file be of any length. */
@ApplicationScoped
class ImportBodyLimit {

  private static final String IMPORTS = "/v1/[a-z-]+/import";

  private final ClientConnections connections;

  ImportBodyLimit(ClientConnections connections) {
    this.connections = connections;
  }

  void lift(@Observes Router router) {
    StreamedBody.lift(() -> router.postWithRegex(IMPORTS), connections);
  }
}
