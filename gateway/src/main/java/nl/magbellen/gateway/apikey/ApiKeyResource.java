package nl.magbellen.gateway.apikey;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.api.Refuses;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.WriteResult;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lets the operator give keys to machines that cannot do OpenID Connect, and take them back. */
@Path("/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "API keys")
@RolesAllowed(Role.OPERATOR)
public class ApiKeyResource {

  private final NewKeys newKeys;
  private final ApiKeyLedger ledger;
  private final IdempotentWrites writes;
  private final Client client;

  ApiKeyResource(NewKeys newKeys, ApiKeyLedger ledger, IdempotentWrites writes, Client client) {
    this.newKeys = newKeys;
    this.ledger = ledger;
    this.writes = writes;
    this.client = client;
  }

  @POST
  @Refuses(409)
  @Operation(
      operationId = "createApiKey",
      summary = "Make a key for a machine that cannot do OpenID Connect",
      description =
          "The answer holds the secret, this once: a repeat with the same Idempotency-Key gets the"
              + " record without it. Two keys may live for a client, scope and campaign, so that"
              + " machines can change from one to the next; a third is 409.")
  @APIResponse(
      responseCode = "201",
      description = "The key, with its secret",
      content = @Content(schema = @Schema(implementation = ApiKey.class)))
  public Uni<Response> create(@NotNull @Valid ApiKeyRequest body) {
    return writes.idempotentlyAfter(
        body,
        () -> newKeys.require(body),
        _ ->
            newKeys
                .add(body, client.name())
                .map(key -> WriteResult.createdShowingOnce(key, key.withoutSecret())));
  }

  @GET
  @Operation(
      operationId = "listApiKeys",
      summary = "All keys, in the order in which they were made, without their secrets",
      description = "Those that ended or were deleted too.")
  public Uni<Page<ApiKey>> list(
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    UUID after = Page.after(cursor, null, UUID::fromString);
    return ledger
        .list(after, limit + 1)
        .map(found -> Page.of(found, limit, key -> key.id().toString()));
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      operationId = "deleteApiKey",
      summary = "End a key; the next request with it is refused, by every replica")
  public Uni<Void> delete(@PathParam("id") UUID id) {
    return ledger.delete(id, client.name());
  }
}
