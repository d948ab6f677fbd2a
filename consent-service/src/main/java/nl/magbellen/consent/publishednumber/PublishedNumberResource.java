package nl.magbellen.consent.publishednumber;

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
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.magbellen.consent.register.RegisteredAdvertisers;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.api.Paging;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Records and shows published business numbers. One counts only for the advertisers of the token
 * that recorded it, so that no client makes another's legal basis.
 */
@Path("/v1/published-numbers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Published numbers")
public class PublishedNumberResource {

  private final PublishedNumberLedger ledger;
  private final RegisteredAdvertisers registered;
  private final IdempotentWrites writes;
  private final Client client;

  PublishedNumberResource(
      PublishedNumberLedger ledger,
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
      operationId = "recordPublishedNumber",
      summary = "Record that the holder of a business number published it for calls",
      description =
          "It counts only for calls of the token's advertisers. The same content again answers the"
              + " record that stands.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PublishedNumberRecord.class)))
  @APIResponse(
      responseCode = "200",
      description = "On record already",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PublishedNumberRecord.class)))
  public Uni<Response> record(@NotNull @Valid PublishedNumberRequest body) {
    Collection<String> advertisers = advertisers();
    return writes.idempotentlyAfter(
        body,
        () -> registered.requireNamed(advertisers),
        _ ->
            ledger
                .record(body, advertisers, client.name())
                .map(done -> done.map(this::shown).written()));
  }

  /** For whose calls a record of this client counts: only those that its token names. */
  private Collection<String> advertisers() {
    List<String> named = client.advertisers();
    if (named.isEmpty()) {
      throw ProblemException.forbidden("The token names no advertiser for whose calls it counts.");
    }
    return named.contains(Client.ALL) ? List.of(Client.ALL) : named;
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.CONSENT_WRITER, Role.AUDITOR, Role.OPERATOR})
  @Operation(operationId = "getPublishedNumber", summary = "One published number")
  public Uni<PublishedNumberRecord> get(@PathParam("id") UUID id) {
    return Panache.withSession(
        () ->
            ledger
                .find(id)
                .map(found -> client.requireVisible(found, this::isVisible))
                .map(this::shown));
  }

  @GET
  @RolesAllowed({Role.CONSENT_WRITER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listPublishedNumbers",
      summary = "The published numbers that count for the token's advertisers")
  public Uni<Page<PublishedNumberRecord>> list(
      @Schema(implementation = String.class) @QueryParam("number") TelephoneNumber number,
      @QueryParam("advertiser") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String advertiser,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    return Paging.byId(
        cursor,
        limit,
        PublishedNumberRecord::id,
        (after, most) ->
            ledger
                .list(number, client.readsOf(advertiser), after, most)
                .map(found -> found.stream().map(this::shown).toList()));
  }

  /** What counts for all advertisers counts for the client's too. */
  private boolean isVisible(PublishedNumber published) {
    return !published.advertisersShownTo(client::actsFor).isEmpty();
  }

  private PublishedNumberRecord shown(PublishedNumber published) {
    return new PublishedNumberRecord(
        published.id,
        ledger.numberOf(published),
        published.holder,
        published.kvk,
        published.url,
        published.pageSha256,
        published.seenAt,
        published.statedPurpose,
        List.of(published.subjects),
        published.advertisersShownTo(client::actsFor),
        published.recordedBy,
        published.recordedAt);
  }
}
