package nl.magbellen.callerid.number;

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
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Refuses;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.WriteResult;
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
  private final CallerIdOwnership ownership;
  private final AgreementAccess agreements;
  private final IdempotentWrites writes;
  private final Client client;
  private final InstantSource time;

  CallerIdEventResource(
      CallerIdLedger ledger,
      CallerIdOwnership ownership,
      AgreementAccess agreements,
      IdempotentWrites writes,
      Client client,
      InstantSource time) {
    this.ledger = ledger;
    this.ownership = ownership;
    this.agreements = agreements;
    this.writes = writes;
    this.client = client;
    this.time = time;
  }

  @POST
  @Path("/ownership")
  @Refuses(409)
  @Operation(operationId = "proveOwnership", summary = "Record the proof that the number is theirs")
  @APIResponse(
      responseCode = "200",
      description =
          "Proven; or PENDING for PROVEN_FOR_ANOTHER: the proof is recorded, and waits until an"
              + " operator or the holder of the number agrees. A number that an agency holds for"
              + " another advertiser is proven at once only by that agency or an operator",
      content = @Content(schema = @Schema(implementation = CallerIdRecord.class)))
  public Uni<Response> prove(@PathParam("id") UUID id, @NotNull @Valid OwnershipRequest body) {
    return onOwn(
        id,
        body,
        found ->
            shown(ownership.prove(found, body, agreements.provesForAgency(found), client.name())));
  }

  @POST
  @Path("/agreement")
  @RolesAllowed({Role.REGISTRAR, Role.OPERATOR})
  @Refuses(409)
  @Operation(
      operationId = "agreeToClaim",
      summary =
          "Agree, as an operator or as the holder of the number, to a claim to a number that is"
              + " proven for somebody else")
  @APIResponse(
      responseCode = "200",
      description = "The claim counts from the agreement, or from its proof if that is later",
      content = @Content(schema = @Schema(implementation = AgreementRecord.class)))
  public Uni<Response> agree(@PathParam("id") UUID id, @NotNull @Valid AgreementRequest body) {
    return writes.idempotently(
        body, () -> ledger.locked(id).flatMap(claim -> agree(claim, body)).map(WriteResult::ok));
  }

  private Uni<AgreementRecord> agree(CallerId claim, AgreementRequest body) {
    return agreements
        .requireSay(claim)
        .flatMap(as -> ownership.agree(claim, body, as, client.name()));
  }

  @POST
  @Path("/publication")
  @Refuses(409)
  @Operation(
      operationId = "publishCallerId",
      summary = "Record since when and where the advertiser publishes the number")
  @APIResponse(
      responseCode = "200",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = CallerIdRecord.class)))
  public Uni<Response> publish(@PathParam("id") UUID id, @NotNull @Valid PublicationRequest body) {
    return onOwn(id, body, found -> shown(ledger.publish(found, body, client.name())));
  }

  @POST
  @Path("/callback-checks")
  @Refuses(409)
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
            CallbackCheck.of(found.id, body, client.name(), time.instant())
                .<CallbackCheck>persistAndFlush()
                .map(WriteResult::created));
  }

  @POST
  @Path("/release")
  @Refuses(409)
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
        found -> shown(ledger.release(found, request.releasedAtOr(time.instant()), client.name())));
  }

  private Uni<WriteResult> shown(Uni<CallerIdRecord> written) {
    return written.map(callerId -> WriteResult.ok(callerId.seenBy(client)));
  }

  private Uni<Response> onOwn(
      UUID id, Object body, Function<CallerId, Uni<? extends WriteResult>> write) {
    return writes.idempotently(
        body,
        () ->
            ledger
                .locked(id)
                .map(found -> client.requireOwn(found, CallerId::advertiser))
                .flatMap(write));
  }
}
