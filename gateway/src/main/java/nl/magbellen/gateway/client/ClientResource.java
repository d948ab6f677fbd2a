package nl.magbellen.gateway.client;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import nl.magbellen.gateway.permission.DecisionPath;
import nl.magbellen.gateway.permission.RequestPlaces;
import nl.magbellen.service.access.Client;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Shows a client what its token or key allows, so that an engineer sees at once what is missing.
 */
@Path("/v1/clients/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Clients")
public class ClientResource {

  private final Client client;
  private final SecurityIdentity identity;
  private final DecisionPath path;
  private final RequestPlaces places;

  ClientResource(
      Client client, SecurityIdentity identity, DecisionPath path, RequestPlaces places) {
    this.client = client;
    this.identity = identity;
    this.path = path;
    this.places = places;
  }

  @GET
  @Authenticated
  @Operation(operationId = "getOwnClient", summary = "What the token or the API key allows")
  public ClientRecord get() {
    return new ClientRecord(
        client.name(),
        identity.getRoles().stream().sorted().toList(),
        client.scopes().stream().sorted().toList(),
        client.advertisers(),
        client.agency().orElse(null),
        client.campaign().orElse(null),
        client.expiresAt(),
        List.of(path.questionsOf(client.name()), places.batchesOf(client.name())));
  }
}
