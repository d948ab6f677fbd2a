package nl.magbellen.callerid.advertiser;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import nl.magbellen.callerid.register.TrueOrFalse;
import nl.magbellen.question.TestAdvertisers;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.api.Paging;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.Registration;
import nl.magbellen.service.idempotency.WriteResult;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Registers and shows advertisers. */
@Path("/v1/advertisers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Advertisers")
public class AdvertiserResource {

  private final AdvertiserLedger ledger;
  private final IdempotentWrites writes;
  private final Client client;

  AdvertiserResource(AdvertiserLedger ledger, IdempotentWrites writes, Client client) {
    this.ledger = ledger;
    this.writes = writes;
    this.client = client;
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Role.REGISTRAR, Role.OPERATOR})
  @Operation(
      operationId = "putAdvertiser",
      summary =
          "Register an advertiser, or change it from now on; earlier versions are kept. A registrar"
              + " only proposes the sector")
  @APIResponse(
      responseCode = "201",
      description = "Registered",
      content = @Content(schema = @Schema(implementation = AdvertiserRecord.class)))
  @APIResponse(
      responseCode = "200",
      description = "Changed, or the same as it was",
      content = @Content(schema = @Schema(implementation = AdvertiserRecord.class)))
  public Uni<Response> put(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @NotNull @Valid AdvertiserRequest body) {
    client.requireAdvertiser(id);
    requireReal(id);
    return writes.idempotently(
        body,
        () -> ledger.put(id, body, client.isOperator(), client.name()).map(Registration::written));
  }

  /** What is asked for test advertisers is about no call; a real one would be permitted nothing. */
  private static void requireReal(String id) {
    if (TestAdvertisers.isOne(id)) {
      throw RefusedException.invalidField(
          "/id",
          "FOR_TESTS",
          "must not begin with test-: such ids are those of test advertisers, which are not"
              + " registered");
    }
  }

  @POST
  @Path("/{id}/sector")
  @RolesAllowed(Role.OPERATOR)
  @Operation(
      operationId = "settleSector",
      summary = "Set an advertiser's sector from now on, as proposed or otherwise")
  @APIResponse(
      responseCode = "200",
      description = "In force; nothing is proposed any more",
      content = @Content(schema = @Schema(implementation = AdvertiserRecord.class)))
  public Uni<Response> settle(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @NotNull @Valid SectorRequest body) {
    return writes.idempotently(
        body, () -> ledger.settle(id, body, client.name()).map(WriteResult::ok));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR, Role.DIALER})
  @Operation(operationId = "getAdvertiser", summary = "One advertiser as it is now")
  public Uni<AdvertiserRecord> get(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id) {
    return Panache.withSession(() -> ledger.read(id))
        .map(found -> client.requireOwn(found, AdvertiserRecord::id));
  }

  @GET
  @RolesAllowed({Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR, Role.DIALER})
  @Operation(
      operationId = "listAdvertisers",
      summary = "The token's advertisers, by id, or only those of which a sector is proposed")
  public Uni<Page<AdvertiserRecord>> list(
      @Schema(implementation = Boolean.class) @QueryParam("sectorProposed") @TrueOrFalse
          String sectorProposed,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    var among = client.actsForAll() ? null : client.advertisers();
    Boolean proposed = sectorProposed == null ? null : Boolean.valueOf(sectorProposed);
    return Paging.byName(
        cursor,
        limit,
        AdvertiserRecord::id,
        (after, most) -> ledger.list(among, proposed, after, most));
  }
}
