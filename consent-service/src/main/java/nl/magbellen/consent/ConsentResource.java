package nl.magbellen.consent;

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
import java.util.function.Function;
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

/** Records, verifies, withdraws and shows consents. */
@Path("/v1/consents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Consents")
public class ConsentResource {

  private final FirstConsents consents;
  private final ConsentLedger ledger;
  private final ConsentHistory history;
  private final ConsentViews views;
  private final RegisteredAdvertisers registered;
  private final IdempotentWrites writes;
  private final Client client;

  ConsentResource(
      FirstConsents consents,
      ConsentLedger ledger,
      ConsentHistory history,
      ConsentViews views,
      RegisteredAdvertisers registered,
      IdempotentWrites writes,
      Client client) {
    this.consents = consents;
    this.ledger = ledger;
    this.history = history;
    this.views = views;
    this.registered = registered;
    this.writes = writes;
    this.client = client;
  }

  @POST
  @RolesAllowed(Role.CONSENT_WRITER)
  @Refuses(409)
  @Operation(
      operationId = "recordConsent",
      summary = "Record a consent, once",
      description =
          "Its advertiser and partners must be registered: else it is 422, and 503 when that cannot be"
              + " asked in time. The same number, advertiser, subject, givenAt, version of the text and person again"
              + " answer the record that stands, also when that was withdrawn or disputed; with other"
              + " particulars it is 409, and errors names them. A version of a text is kept once, with what it stated: another body, standalone or"
              + " firstCallWithin under the same version is 409. With validUntil before givenAt, or"
              + " verifiedAt long before it, it is 422.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ConsentRecord.class)))
  @APIResponse(
      responseCode = "200",
      description = "On record already, with all that happened to it since",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ConsentRecord.class)))
  public Uni<Response> record(@NotNull @Valid ConsentRequest body) {
    client.requireAdvertiser(body.advertiser());
    return writes.idempotentlyAfter(
        body,
        () -> registered.require(body.advertiser(), body.partners()),
        _ ->
            consents
                .give(body, client.name())
                .flatMap(done -> done.reading(this::show))
                .map(Registration::written));
  }

  @POST
  @Path("/{id}/verification")
  @RolesAllowed(Role.CONSENT_WRITER)
  @Operation(
      operationId = "verifyConsent",
      summary = "Record that the giver was verified to be the person called",
      description = "Told by a partner's client, it holds for that partner only.")
  @APIResponse(
      responseCode = "200",
      description = "The consent with this event",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ConsentRecord.class)))
  public Uni<Response> verify(@PathParam("id") UUID id, @NotNull @Valid Verification body) {
    return append(
        id, body, consent -> ledger.verify(consent, body, client::actsFor, client.name()));
  }

  @POST
  @Path("/{id}/withdrawal")
  @RolesAllowed(Role.CONSENT_WRITER)
  @Operation(
      operationId = "withdrawConsent",
      summary = "Withdraw a consent; the earliest withdrawal counts",
      description =
          "Recorded by a client of the addressee it holds for every party; recorded by a partner's client,"
              + " for that partner only.")
  @APIResponse(
      responseCode = "200",
      description = "The consent with this event",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ConsentRecord.class)))
  public Uni<Response> withdraw(@PathParam("id") UUID id, @NotNull @Valid WithdrawalRequest body) {
    return append(
        id, body, consent -> ledger.withdraw(consent, body, client::actsFor, client.name()));
  }

  private Uni<Response> append(
      UUID id, Object body, Function<RecordedConsent, Uni<Void>> appendEvent) {
    return writes.idempotently(
        body,
        () -> own(id).flatMap(appendEvent::apply).flatMap(done -> show(id)).map(WriteResult::ok));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.CONSENT_WRITER, Role.AUDITOR, Role.OPERATOR})
  @Operation(operationId = "getConsent", summary = "One consent with its history")
  public Uni<ConsentRecord> get(@PathParam("id") UUID id) {
    return Panache.withSession(() -> show(id));
  }

  @GET
  @RolesAllowed({Role.CONSENT_WRITER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listConsents",
      summary = "The consents given to the token's advertisers, or for them as partners")
  public Uni<Page<ConsentRecord>> list(
      @Schema(implementation = String.class) @QueryParam("number") TelephoneNumber number,
      @QueryParam("advertiser") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String advertiser,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    return Paging.byId(
        cursor,
        limit,
        ConsentRecord::id,
        (after, most) ->
            history
                .list(number, client.readsOf(advertiser), after, most)
                .map(
                    found -> found.stream().map(each -> views.of(each, client::actsFor)).toList()));
  }

  private Uni<ConsentRecord> show(UUID id) {
    return own(id).map(found -> views.of(found, client::actsFor));
  }

  private Uni<RecordedConsent> own(UUID id) {
    return history
        .find(id)
        .map(found -> client.requireOwn(found, consent -> consent.partyFor(client::actsFor)));
  }
}
