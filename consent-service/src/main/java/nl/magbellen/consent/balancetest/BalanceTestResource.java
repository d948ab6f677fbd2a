package nl.magbellen.consent.balancetest;

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
import java.util.UUID;
import nl.magbellen.consent.register.RegisteredAdvertisers;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.api.Paging;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.WriteResult;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Records and shows balance tests. */
@Path("/v1/balance-tests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Balance tests")
public class BalanceTestResource {

  private final BalanceTestLedger ledger;
  private final RegisteredAdvertisers registered;
  private final IdempotentWrites writes;
  private final Client client;

  BalanceTestResource(
      BalanceTestLedger ledger,
      RegisteredAdvertisers registered,
      IdempotentWrites writes,
      Client client) {
    this.ledger = ledger;
    this.registered = registered;
    this.writes = writes;
    this.client = client;
  }

  @POST
  @RolesAllowed(Role.CONSENT_WRITER)
  @Operation(
      operationId = "recordBalanceTest",
      summary = "Record a balance test; a long term needs a positive advice of the committee",
      description =
          "Its advertiser must be registered: else it is 422, and 503 when that cannot be asked in"
              + " time.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BalanceTestRecord.class)))
  public Uni<Response> record(@NotNull @Valid BalanceTestRequest body) {
    client.requireAdvertiser(body.advertiser());
    return writes.idempotentlyAfter(
        body,
        () -> registered.require(body.advertiser()),
        _ -> ledger.hold(body, client.name()).flatMap(this::own).map(WriteResult::created));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.CONSENT_WRITER, Role.AUDITOR, Role.OPERATOR})
  @Operation(operationId = "getBalanceTest", summary = "One balance test")
  public Uni<BalanceTestRecord> get(@PathParam("id") UUID id) {
    return Panache.withSession(() -> own(id));
  }

  @GET
  @RolesAllowed({Role.CONSENT_WRITER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listBalanceTests",
      summary = "The balance tests of the token's advertisers")
  public Uni<Page<BalanceTestRecord>> list(
      @QueryParam("advertiser") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String advertiser,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    return Paging.byId(
        cursor,
        limit,
        BalanceTestRecord::id,
        (after, most) -> ledger.list(client.readsOf(advertiser), after, most));
  }

  private Uni<BalanceTestRecord> own(UUID id) {
    return ledger.find(id).map(found -> client.requireOwn(found, BalanceTestRecord::advertiser));
  }
}
