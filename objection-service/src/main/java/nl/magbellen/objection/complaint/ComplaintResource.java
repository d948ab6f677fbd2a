package nl.magbellen.objection.complaint;

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
import java.util.List;
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
import nl.magbellen.service.idempotency.Registration;
import nl.magbellen.service.idempotency.WriteResult;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows complaints to the advertisers whose calls they are about, and takes their answers. */
@Path("/v1/complaints")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Complaints")
public class ComplaintResource {

  private final ComplaintLedger ledger;
  private final ComplaintHistory history;
  private final ManyComplaints many;
  private final CallFinder finder;
  private final ObjectedTo objectedTo;
  private final Answers answers;
  private final IdempotentWrites writes;
  private final Client client;

  ComplaintResource(
      ComplaintLedger ledger,
      ComplaintHistory history,
      ManyComplaints many,
      CallFinder finder,
      ObjectedTo objectedTo,
      Answers answers,
      IdempotentWrites writes,
      Client client) {
    this.ledger = ledger;
    this.history = history;
    this.many = many;
    this.finder = finder;
    this.objectedTo = objectedTo;
    this.answers = answers;
    this.writes = writes;
    this.client = client;
  }

  @POST
  @RolesAllowed(Role.DIALER)
  @Operation(
      operationId = "registerComplaint",
      summary = "Record a complaint that came to an advertiser by letter, telephone or otherwise")
  @APIResponse(
      responseCode = "201",
      description = "Recorded, with the day on which the answer is due",
      content = @Content(schema = @Schema(implementation = ComplaintRecord.class)))
  @APIResponse(
      responseCode = "200",
      description = "A complaint about the same call stood already: that one",
      content = @Content(schema = @Schema(implementation = ComplaintRecord.class)))
  public Uni<Response> register(@NotNull @Valid ComplaintRequest body) {
    client.requireAdvertiser(body.advertiser());
    return writes.idempotentlyAfter(
        body,
        () ->
            objectedTo
                .requireRegistered(body.advertiser())
                .chain(() -> finder.find(body.number(), body.callerId(), body.calledAt())),
        found ->
            ledger
                .register(received(body), found.of(body.advertiser()))
                .map(Registration::written));
  }

  private ComplaintLedger.Received received(ComplaintRequest body) {
    return new ComplaintLedger.Received(
        body.number(),
        body.callerId(),
        body.calledAt(),
        body.noConsent(),
        body.hadObjected(),
        body.notToldHowToStop(),
        body.receivedAt(),
        body.source(),
        body.advertiser(),
        client.name());
  }

  @POST
  @Path("/{id}/answer")
  @RolesAllowed({Role.DIALER, Role.OPERATOR})
  @Refuses(409)
  @Operation(
      operationId = "answerComplaint",
      summary = "Answer a complaint; the consumer reads it on the consumer site",
      description = "An operator answers those of which the advertiser is not known.")
  @APIResponse(
      responseCode = "200",
      description = "The complaint with its answer",
      content = @Content(schema = @Schema(implementation = ComplaintRecord.class)))
  public Uni<Response> answer(@PathParam("id") UUID id, @NotNull @Valid AnswerRequest body) {
    return writes.idempotently(
        body,
        () ->
            own(id)
                .flatMap(
                    found ->
                        answers.answer(
                            Answers.Subject.COMPLAINT, id, found.receivedAt(), body, client.name()))
                .flatMap(done -> own(id))
                .map(WriteResult::ok));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(operationId = "getComplaint", summary = "One complaint")
  public Uni<ComplaintRecord> get(@PathParam("id") UUID id) {
    return Panache.withSession(() -> own(id));
  }

  @GET
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listComplaints",
      summary = "Complaints about calls of the token's advertisers, and by when they are answered")
  public Uni<Page<ComplaintRecord>> list(
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
        ComplaintRecord::id,
        (after, most) -> history.list(number, client.readsOf(advertiser), overdue, after, most));
  }

  /** Those about whom many complain. */
  @Schema(name = "ManyComplaints")
  public record Many(List<ManyComplaints.About> items) {}

  @GET
  @Path("/many")
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listManyComplaints",
      summary = "Caller ids, agencies and telemarketers about which many people complain",
      description = "How many in how long stands in the rulebook, NL.COMPLAINT.THRESHOLD.")
  public Uni<Many> many() {
    return many.find(client.readsOf(null)).map(Many::new);
  }

  private Uni<ComplaintRecord> own(UUID id) {
    return history
        .find(id)
        .map(
            found ->
                client.requireVisible(
                    found,
                    one ->
                        one.advertiser() == null
                            ? client.actsForAll()
                            : client.actsFor(one.advertiser())));
  }
}
