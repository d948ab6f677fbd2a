package nl.magbellen.consent.relation;

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
import nl.magbellen.service.idempotency.WriteResult;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Records, ends and shows customer relations. */
@Path("/v1/customer-relations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customer relations")
public class RelationResource {

  private final RelationLedger ledger;
  private final RelationHistory history;
  private final RegisteredAdvertisers registered;
  private final IdempotentWrites writes;
  private final Client client;

  RelationResource(
      RelationLedger ledger,
      RelationHistory history,
      RegisteredAdvertisers registered,
      IdempotentWrites writes,
      Client client) {
    this.ledger = ledger;
    this.history = history;
    this.registered = registered;
    this.writes = writes;
    this.client = client;
  }

  @POST
  @RolesAllowed(Role.CONSENT_WRITER)
  @Refuses(409)
  @Operation(
      operationId = "recordCustomerRelation",
      summary = "Record a customer relation, once",
      description =
          "Its advertiser must be registered: else it is 422, and 503 when that cannot be asked in"
              + " time. The same number, advertiser, subject, kind and startedAt again answer the record that"
              + " stands, also when it has ended; with other particulars it is 409, and errors names"
              + " them. An end of a relation on record is recorded by POST /{id}/end.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RelationRecord.class)))
  @APIResponse(
      responseCode = "200",
      description = "On record already, ended or not",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RelationRecord.class)))
  public Uni<Response> record(@NotNull @Valid RelationRequest body) {
    client.requireAdvertiser(body.advertiser());
    return writes.idempotentlyAfter(
        body,
        () -> registered.require(body.advertiser()),
        _ ->
            ledger
                .start(body, client.name())
                .flatMap(done -> done.reading(this::own))
                .map(Registration::written));
  }

  @POST
  @Path("/{id}/end")
  @RolesAllowed(Role.CONSENT_WRITER)
  @Refuses(409)
  @Operation(
      operationId = "endCustomerRelation",
      summary = "End a customer relation; the same end again changes nothing")
  @APIResponse(
      responseCode = "200",
      description = "The relation with its end",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RelationRecord.class)))
  public Uni<Response> end(@PathParam("id") UUID id, @NotNull @Valid RelationEnd body) {
    return writes.idempotently(
        body,
        () ->
            own(id)
                .flatMap(relation -> ledger.end(id, body.endedAt(), client.name()))
                .flatMap(done -> own(id))
                .map(WriteResult::ok));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.CONSENT_WRITER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "getCustomerRelation",
      summary = "One customer relation with its history")
  public Uni<RelationRecord> get(@PathParam("id") UUID id) {
    return Panache.withSession(() -> own(id));
  }

  @GET
  @RolesAllowed({Role.CONSENT_WRITER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listCustomerRelations",
      summary = "The customer relations of the token's advertisers")
  public Uni<Page<RelationRecord>> list(
      @Schema(implementation = String.class) @QueryParam("number") TelephoneNumber number,
      @QueryParam("advertiser") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String advertiser,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    return Paging.byId(
        cursor,
        limit,
        RelationRecord::id,
        (after, most) -> history.list(number, client.readsOf(advertiser), after, most));
  }

  private Uni<RelationRecord> own(UUID id) {
    return history.find(id).map(found -> client.requireOwn(found, RelationRecord::advertiser));
  }
}
