package nl.magbellen.consent.requestedcall;

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
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.api.Paging;
import nl.magbellen.service.api.Refuses;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.Registration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Records and shows requested calls. */
@Path("/v1/requested-calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Requested calls")
public class RequestedCallResource {

  private final RequestedCallLedger ledger;
  private final RegisteredAdvertisers registered;
  private final IdempotentWrites writes;
  private final Client client;

  RequestedCallResource(
      RequestedCallLedger ledger,
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
  @Refuses(409)
  @Operation(
      operationId = "recordRequestedCall",
      summary = "Record a consumer's own request to be called, once",
      description =
          "Its advertiser must be registered: else it is 422, and 503 when that cannot be asked in"
              + " time. The same number, advertiser, subject and requestedAt again answer the record that"
              + " stands, also when it was used; with another validUntil or evidence it is 409, and"
              + " errors names them.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RequestedCallRecord.class)))
  @APIResponse(
      responseCode = "200",
      description = "On record already, used or not",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RequestedCallRecord.class)))
  public Uni<Response> record(@NotNull @Valid CallRequest body) {
    client.requireAdvertiser(body.advertiser());
    return writes.idempotentlyAfter(
        body,
        () -> registered.require(body.advertiser()),
        _ ->
            ledger
                .request(body, client.name())
                .flatMap(done -> done.reading(this::own))
                .map(Registration::written));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.CONSENT_WRITER, Role.AUDITOR, Role.OPERATOR})
  @Operation(operationId = "getRequestedCall", summary = "One requested call with its history")
  public Uni<RequestedCallRecord> get(@PathParam("id") UUID id) {
    return Panache.withSession(() -> own(id));
  }

  @GET
  @RolesAllowed({Role.CONSENT_WRITER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listRequestedCalls",
      summary = "The requested calls of the token's advertisers")
  public Uni<Page<RequestedCallRecord>> list(
      @Schema(implementation = String.class) @QueryParam("number") TelephoneNumber number,
      @QueryParam("advertiser") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String advertiser,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    return Paging.byId(
        cursor,
        limit,
        RequestedCallRecord::id,
        (after, most) -> ledger.list(number, client.readsOf(advertiser), after, most));
  }

  private Uni<RequestedCallRecord> own(UUID id) {
    return ledger.find(id).map(found -> client.requireOwn(found, RequestedCallRecord::advertiser));
  }
}
