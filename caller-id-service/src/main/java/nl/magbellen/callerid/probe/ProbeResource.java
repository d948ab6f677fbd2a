package nl.magbellen.callerid.probe;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows the calls to a caller id. */
@Path("/v1/caller-ids/{id}/probes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Caller ids")
public class ProbeResource {

  private final ProbeHistory history;
  private final Client client;

  ProbeResource(ProbeHistory history, Client client) {
    this.history = history;
    this.client = client;
  }

  @GET
  @RolesAllowed({Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listProbes",
      summary = "The last calls to the number, what came of them, and when the next is due")
  public Uni<CallerIdProbes> list(@PathParam("id") UUID id) {
    return history
        .of(id)
        .map(found -> client.requireOwn(found, ProbeHistory.Found::advertiser).probes());
  }
}
