package nl.magbellen.callerid.mandate;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.UUID;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.api.Paging;
import nl.magbellen.service.api.Refuses;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.WriteResult;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Records, ends and shows mandates. */
@Path("/v1/mandates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mandates")
public class MandateResource {

  private final MandateLedger ledger;
  private final IdempotentWrites writes;
  private final Client client;
  private final InstantSource time;

  MandateResource(
      MandateLedger ledger, IdempotentWrites writes, Client client, InstantSource time) {
    this.ledger = ledger;
    this.writes = writes;
    this.client = client;
    this.time = time;
  }

  @POST
  @RolesAllowed(Role.REGISTRAR)
  @Operation(
      operationId = "recordMandate",
      summary = "Record that an agency may call for an advertiser")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = MandateRecord.class)))
  public Uni<Response> record(@NotNull @Valid MandateRequest body) {
    client.requireAdvertiser(body.advertiser());
    body.requireConsistent();
    return writes.idempotently(
        body, () -> ledger.record(body, client.name()).map(WriteResult::created));
  }

  @POST
  @Path("/{id}/end")
  @RolesAllowed(Role.REGISTRAR)
  @Refuses(409)
  @Operation(
      operationId = "endMandate",
      summary = "End a mandate, now or at another instant; its history stays")
  @APIResponse(
      responseCode = "200",
      description = "Ended",
      content = @Content(schema = @Schema(implementation = MandateRecord.class)))
  public Uni<Response> end(
      @PathParam("id") UUID id, @RequestBody(required = false) @Valid MandateEndRequest body) {
    MandateEndRequest request = body == null ? new MandateEndRequest(null) : body;
    return writes.idempotently(
        request,
        () ->
            ledger
                .locked(id)
                .map(found -> client.requireOwn(found, Mandate::advertiser))
                .flatMap(found -> ledger.end(found, request.toOr(time.instant()), client.name()))
                .map(WriteResult::ok));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR})
  @Operation(operationId = "getMandate", summary = "One mandate with its history")
  public Uni<MandateRecord> get(@PathParam("id") UUID id) {
    return Panache.withSession(() -> ledger.read(id))
        .map(found -> client.requireOwn(found, MandateRecord::advertiser));
  }

  @GET
  @RolesAllowed({Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listMandates",
      summary = "The mandates of the token's advertisers, by advertiser and agency")
  public Uni<Page<MandateRecord>> list(
      @QueryParam("advertiser") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String advertiser,
      @QueryParam("agency") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String agency,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    if (advertiser != null) {
      client.requireAdvertiser(advertiser);
    }
    var among = client.actsForAll() ? null : client.advertisers();
    return Paging.byId(
        cursor,
        limit,
        MandateRecord::id,
        (after, most) -> ledger.list(among, advertiser, agency, after, most));
  }
}
