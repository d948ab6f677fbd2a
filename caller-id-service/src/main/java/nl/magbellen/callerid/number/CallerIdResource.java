package nl.magbellen.callerid.number;

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
import nl.magbellen.callerid.register.TrueOrFalse;
import nl.magbellen.number.TelephoneNumber;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Registers and shows caller ids. */
@Path("/v1/caller-ids")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Caller ids")
public class CallerIdResource {

  private final CallerIdLedger ledger;
  private final CallerIdHistory history;
  private final IdempotentWrites writes;
  private final Client client;

  CallerIdResource(
      CallerIdLedger ledger, CallerIdHistory history, IdempotentWrites writes, Client client) {
    this.ledger = ledger;
    this.history = history;
    this.writes = writes;
    this.client = client;
  }

  @POST
  @RolesAllowed(Role.REGISTRAR)
  @Refuses(409)
  @Operation(
      operationId = "registerCallerId",
      summary = "Register a number from which an advertiser calls, or an agency for it")
  @APIResponse(
      responseCode = "201",
      description = "Registered; ownership is still to be proven",
      content = @Content(schema = @Schema(implementation = CallerIdRecord.class)))
  @APIResponse(
      responseCode = "200",
      description = "The same registration was there already: that one",
      content = @Content(schema = @Schema(implementation = CallerIdRecord.class)))
  public Uni<Response> register(@NotNull @Valid CallerIdRequest body) {
    client.requireAdvertiser(body.advertiser());
    body.requireConsistent();
    return writes.idempotently(
        body,
        () ->
            ledger
                .register(body, client.name())
                .map(
                    done ->
                        done.isNew()
                            ? WriteResult.created(done.record())
                            : WriteResult.ok(done.record().seenBy(client))));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR})
  @Operation(operationId = "getCallerId", summary = "One caller id with its history")
  public Uni<CallerIdRecord> get(@PathParam("id") UUID id) {
    return Panache.withSession(() -> history.read(id))
        .map(found -> client.requireOwn(found, CallerIdRecord::advertiser).seenBy(client));
  }

  @GET
  @RolesAllowed({Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listCallerIds",
      summary =
          "The caller ids of the token's advertisers, by advertiser and number, or only claims that"
              + " wait for agreement")
  public Uni<Page<CallerIdRecord>> list(
      @QueryParam("advertiser") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String advertiser,
      @Schema(implementation = String.class) @QueryParam("number") TelephoneNumber number,
      @Schema(implementation = Boolean.class) @QueryParam("claimed") @TrueOrFalse String claimed,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    if (advertiser != null) {
      client.requireAdvertiser(advertiser);
    }
    Boolean waits = claimed == null ? null : Boolean.valueOf(claimed);
    var among = client.actsForAll() ? null : client.advertisers();
    return Paging.byId(
        cursor,
        limit,
        CallerIdRecord::id,
        (after, most) ->
            history
                .list(among, advertiser, number, waits, after, most)
                .map(found -> found.stream().map(callerId -> callerId.seenBy(client)).toList()));
  }
}
