package nl.magbellen.objection.privacy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
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
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.objection.ObjectedTo;
import nl.magbellen.objection.answer.AnswerRequest;
import nl.magbellen.objection.answer.Answers;
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

/** Shows requests about data to those who keep the data, and takes their answers. */
@Path("/v1/privacy-requests")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Requests about data")
public class PrivacyRequestResource {

  private final PrivacyRequestLedger ledger;
  private final Answers answers;
  private final ObjectedTo objectedTo;
  private final IdempotentWrites writes;
  private final Client client;

  PrivacyRequestResource(
      PrivacyRequestLedger ledger,
      Answers answers,
      ObjectedTo objectedTo,
      IdempotentWrites writes,
      Client client) {
    this.ledger = ledger;
    this.answers = answers;
    this.objectedTo = objectedTo;
    this.writes = writes;
    this.client = client;
  }

  @POST
  @RolesAllowed({Role.DIALER, Role.OPERATOR})
  @Operation(
      operationId = "registerPrivacyRequest",
      summary = "Record a request about data that came by letter, e-mail or otherwise")
  @APIResponse(
      responseCode = "201",
      description = "Recorded, with the day on which the answer is due",
      content = @Content(schema = @Schema(implementation = PrivacyRequestRecord.class)))
  public Uni<Response> register(@NotNull @Valid PrivacyRequestBody body) {
    client.requireAdvertiser(body.advertiser());
    return writes.idempotentlyAfter(
        body,
        () -> objectedTo.requireRegistered(body.advertiser()),
        known -> ledger.register(body, client.name()).map(WriteResult::created));
  }

  @POST
  @Path("/{id}/answer")
  @RolesAllowed({Role.DIALER, Role.OPERATOR})
  @Refuses(409)
  @Operation(
      operationId = "answerPrivacyRequest",
      summary = "Answer a request about data; the consumer reads it on the consumer site")
  @APIResponse(
      responseCode = "200",
      description = "The request with its answer",
      content = @Content(schema = @Schema(implementation = PrivacyRequestRecord.class)))
  public Uni<Response> answer(@PathParam("id") UUID id, @NotNull @Valid AnswerRequest body) {
    return writes.idempotently(
        body,
        () ->
            own(id)
                .flatMap(
                    found ->
                        answers.answer(
                            Answers.Subject.PRIVACY_REQUEST,
                            id,
                            found.receivedAt(),
                            body,
                            client.name()))
                .flatMap(done -> own(id))
                .map(WriteResult::ok));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(operationId = "getPrivacyRequest", summary = "One request about data")
  public Uni<PrivacyRequestRecord> get(@PathParam("id") UUID id) {
    return Panache.withSession(() -> own(id));
  }

  @GET
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listPrivacyRequests",
      summary = "What consumers ask about data of the token's advertisers, and by when to answer")
  public Uni<Page<PrivacyRequestRecord>> list(
      @Schema(implementation = String.class) @QueryParam("number") TelephoneNumber number,
      @QueryParam("advertiser")
          @Pattern(regexp = Identifier.PATTERN_OR_ALL, message = Identifier.MESSAGE_OR_ALL)
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
        PrivacyRequestRecord::id,
        (after, most) -> ledger.list(number, client.readsOf(advertiser), overdue, after, most));
  }

  private Uni<PrivacyRequestRecord> own(UUID id) {
    return ledger.find(id).map(found -> client.requireOwn(found, PrivacyRequestRecord::advertiser));
  }
}
