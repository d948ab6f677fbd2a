package nl.magbellen.consent.proofrequest;

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
import nl.magbellen.consent.ConsentHistory;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.api.Paging;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.WriteResult;
import nl.magbellen.service.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Records consumers' requests for proof and their delivery, and shows what is due. */
@Path("/v1/proof-requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proof requests")
public class ProofRequestResource {

  private final ProofRequestLedger ledger;
  private final ProofRequestHistory history;
  private final ConsentHistory consents;
  private final IdempotentWrites writes;
  private final Client client;

  ProofRequestResource(
      ProofRequestLedger ledger,
      ProofRequestHistory history,
      ConsentHistory consents,
      IdempotentWrites writes,
      Client client) {
    this.ledger = ledger;
    this.history = history;
    this.consents = consents;
    this.writes = writes;
    this.client = client;
  }

  @POST
  @RolesAllowed(Role.CONSENT_WRITER)
  @Operation(
      operationId = "requestProof",
      summary = "Record that a consumer asked for proof; it is due within the legal term",
      description =
          "For a consumer who asked by letter, on the telephone or otherwise. Name the consent, or"
              + " the number and the advertiser.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded, with the day on which the proof is due",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProofRequestRecord.class)))
  public Uni<Response> ask(@NotNull @Valid ProofAsked body) {
    if (!body.namesOne()) {
      throw ProblemException.invalidField(
          "/consent", "NOT_CLEAR", "must name a consent, or else number and advertiser");
    }
    if (body.advertiser() != null) {
      client.requireAdvertiser(body.advertiser());
    }
    return writes.idempotently(
        body, () -> record(body).flatMap(this::own).map(WriteResult::created));
  }

  private Uni<UUID> record(ProofAsked body) {
    if (body.consent() == null) {
      return ledger.ask(
          body.number(), body.advertiser(), body.requestedAt(), body.channel(), client.name());
    }
    return consents
        .find(body.consent())
        .map(found -> client.requireOwn(found, consent -> consent.partyFor(client::actsFor)))
        .flatMap(
            found ->
                ledger.ask(
                    found.consent(),
                    found.partyFor(client::actsFor),
                    body.requestedAt(),
                    body.channel(),
                    client.name()));
  }

  @POST
  @Path("/{id}/delivery")
  @RolesAllowed(Role.CONSENT_WRITER)
  @Operation(
      operationId = "deliverProof",
      summary = "Record that the consumer got the proof; the first delivery counts")
  @APIResponse(
      responseCode = "200",
      description = "The request with its delivery",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProofRequestRecord.class)))
  public Uni<Response> deliver(@PathParam("id") UUID id, @NotNull @Valid ProofDelivery body) {
    return writes.idempotently(
        body,
        () ->
            own(id)
                .flatMap(request -> ledger.deliver(request, body.deliveredAt(), client.name()))
                .flatMap(done -> own(id))
                .map(WriteResult::ok));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.CONSENT_WRITER, Role.AUDITOR, Role.OPERATOR})
  @Operation(operationId = "getProofRequest", summary = "One request for proof")
  public Uni<ProofRequestRecord> get(@PathParam("id") UUID id) {
    return Panache.withSession(() -> own(id));
  }

  @GET
  @RolesAllowed({Role.CONSENT_WRITER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listProofRequests",
      summary = "What consumers asked the token's advertisers to prove, and by when")
  public Uni<Page<ProofRequestRecord>> list(
      @Schema(implementation = String.class) @QueryParam("number") TelephoneNumber number,
      @QueryParam("advertiser") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String advertiser,
      @Schema(description = "Only those that should have been answered by now and are not")
          @QueryParam("overdue")
          @DefaultValue("false")
          boolean overdue,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    return Paging.byId(
        cursor,
        limit,
        ProofRequestRecord::id,
        (after, most) -> history.list(number, client.readsOf(advertiser), overdue, after, most));
  }

  private Uni<ProofRequestRecord> own(UUID id) {
    return history.find(id).map(found -> client.requireOwn(found, ProofRequestRecord::advertiser));
  }
}
