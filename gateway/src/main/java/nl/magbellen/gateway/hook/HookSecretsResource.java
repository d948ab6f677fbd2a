package nl.magbellen.gateway.hook;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import nl.magbellen.gateway.disposition.OwnTables;
import nl.magbellen.gateway.disposition.TableOwner;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.WriteResult;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes what a client's dialer signs with. */
@Path("/v1/hook-secrets/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Outcomes")
public class HookSecretsResource {

  private final HookSecrets secrets;
  private final OwnTables owners;
  private final IdempotentWrites writes;
  private final Client client;

  HookSecretsResource(
      HookSecrets secrets, OwnTables owners, IdempotentWrites writes, Client client) {
    this.secrets = secrets;
    this.owners = owners;
    this.writes = writes;
    this.client = client;
  }

  @PUT
  @RolesAllowed({Role.DIALER, Role.REGISTRAR})
  @Operation(
      operationId = "putHookSecrets",
      summary = "Say with what the dialer signs: the auth tokens of a Twilio account",
      description =
          "They take the place of those before, and are never told. A report that is signed"
              + " otherwise is refused with 403.")
  @APIResponse(
      responseCode = "200",
      description = "What is told of them",
      content = @Content(schema = @Schema(implementation = HookSecretsRecord.class)))
  public Uni<Response> put(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @NotNull @Valid HookSecretsRequest body) {
    TableOwner own = owners.own(id);
    return writes.idempotentlyAfter(
        body,
        () ->
            owners
                .requireRegistered(own)
                .chain(() -> secrets.put(own, body.secrets(), client.name()))
                .chain(() -> secrets.known(own)),
        known -> Uni.createFrom().item(WriteResult.ok(known)));
  }

  @GET
  @RolesAllowed({Role.DIALER, Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "getHookSecrets",
      summary = "Whether there are secrets with which the dialer signs, and since when")
  @APIResponse(
      responseCode = "200",
      description = "What is told of them",
      content = @Content(schema = @Schema(implementation = HookSecretsRecord.class)))
  public Uni<HookSecretsRecord> get(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id) {
    return secrets.known(owners.own(id));
  }
}
