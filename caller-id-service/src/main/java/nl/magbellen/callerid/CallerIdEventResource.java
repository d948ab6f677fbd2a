package nl.magbellen.callerid;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import nl.magbellen.common.access.Client;
import nl.magbellen.common.access.Role;
import nl.magbellen.common.idempotency.IdempotentWrites;
import nl.magbellen.common.idempotency.Written;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Records what happens to a caller id: proof, publication, callback checks, release. */
@Path("/v1/caller-ids/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.REGISTRAR)
@Tag(name = "Caller ids")
public class CallerIdEventResource {

  private final CallerIdLedger ledger;
  private final IdempotentWrites writes;
  private final Client client;

  CallerIdEventResource(CallerIdLedger ledger, IdempotentWrites writes, Client client) {
    this.ledger = ledger;
    this.writes = writes;
    this.client = client;
  }

  @POST
  @Path("/ownership")
  @Operation(operationId = "proveOwnership", summary = "Record the proof that the number is theirs")
  @APIResponse(
      responseCode = "200",
      description = "Proven",
      content = @Content(schema = @Schema(implementation = CallerIdRecord.class)))
  public Uni<Response> prove(@PathParam("id") UUID id, @NotNull @Valid OwnershipRequest body) {
    return onOwn(id, body, found -> ledger.prove(found, body, client.name()).map(Written::ok));
  }

  @POST
  @Path("/publication")
  @Operation(
      operationId = "publishCallerId",
      summary = "Record since when and where the advertiser publishes the number")
  @APIResponse(
      responseCode = "200",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = CallerIdRecord.class)))
  public Uni<Response> publish(@PathParam("id") UUID id, @NotNull @Valid PublicationRequest body) {
    return onOwn(id, body, found -> ledger.publish(found, body, client.name()).map(Written::ok));
  }

  @POST
  @Path("/callback-checks")
  @Operation(
      operationId = "recordCallbackCheck",
      summary = "Record what happened when the number was called back")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = CallbackCheck.class)))
  public Uni<Response> check(@PathParam("id") UUID id, @NotNull @Valid CallbackCheckRequest body) {
    return onOwn(
        id,
        body,
        found ->
            CallbackCheck.of(found.id, body, client.name())
                .<CallbackCheck>persistAndFlush()
                .map(Written::created));
  }

  @POST
  @Path("/release")
  @Operation(
      operationId = "releaseCallerId",
      summary = "Give the number up; refused while it must stay callable after its last use")
  @APIResponse(
      responseCode = "200",
      description = "Released; its history stays",
      content = @Content(schema = @Schema(implementation = CallerIdRecord.class)))
  public Uni<Response> release(
      @PathParam("id") UUID id, @RequestBody(required = false) @Valid ReleaseRequest body) {
    ReleaseRequest request = body == null ? new ReleaseRequest(null) : body;
    return onOwn(
        id,
        request,
        found -> ledger.release(found, request.releasedAtOrNow(), client.name()).map(Written::ok));
  }

  private Uni<Response> onOwn(
      UUID id, Object body, Function<CallerId, Uni<? extends Written>> write) {
    return writes.once(
        body,
        () ->
            ledger
                .locked(id)
                .map(found -> client.requireOwn(found, CallerId::advertiser))
                .flatMap(write));
  }
}
