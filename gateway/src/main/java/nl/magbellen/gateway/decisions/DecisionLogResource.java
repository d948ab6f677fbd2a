package nl.magbellen.gateway.decisions;

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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.disposition.Meaning;
import nl.magbellen.gateway.log.LogFilter;
import nl.magbellen.gateway.log.LoggedDecision;
import nl.magbellen.gateway.log.LoggedDecisions;
import nl.magbellen.gateway.log.OwnDecisions;
import nl.magbellen.gateway.outcome.OutcomeLedger;
import nl.magbellen.gateway.outcome.OutcomeLedger.Written;
import nl.magbellen.gateway.outcome.OutcomeRecord;
import nl.magbellen.gateway.outcome.OutcomeRequest;
import nl.magbellen.gateway.outcome.Outcomes;
import nl.magbellen.gateway.outcome.Outcomes.Brought;
import nl.magbellen.gateway.outcome.Outcomes.Told;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.WriteResult;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows the decision log and takes the outcomes of calls. */
@Path("/v1/call-permissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decision log")
public class DecisionLogResource {

  private final LoggedDecisions log;
  private final OwnDecisions own;
  private final Outcomes outcomes;
  private final OutcomeLedger reports;
  private final IdempotentWrites writes;
  private final Client client;

  DecisionLogResource(
      LoggedDecisions log,
      OwnDecisions own,
      Outcomes outcomes,
      OutcomeLedger reports,
      IdempotentWrites writes,
      Client client) {
    this.log = log;
    this.own = own;
    this.outcomes = outcomes;
    this.reports = reports;
    this.writes = writes;
    this.client = client;
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(operationId = "getDecision", summary = "One decision, its question and its outcomes")
  public Uni<DecisionRecord> get(@PathParam("id") UUID id) {
    return own(id)
        .flatMap(
            logged ->
                Panache.withSession(() -> reports.of(logged.answer()))
                    .map(told -> DecisionRecord.of(logged, told)));
  }

  @GET
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(operationId = "listDecisions", summary = "The decision log, newest first")
  public Uni<Page<DecisionRecord>> list(
      @Schema(implementation = String.class) @QueryParam("callee") TelephoneNumber callee,
      @QueryParam("advertiser") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String advertiser,
      @QueryParam("decision") Verdict decision,
      @QueryParam("reason") ReasonCode reason,
      @QueryParam("from") Instant from,
      @QueryParam("to") Instant to,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    LogFilter filter =
        new LogFilter(
            callee,
            client.readsOf(advertiser),
            client.agency().orElse(null),
            decision,
            reason,
            from,
            to,
            Page.after(cursor, null, DecisionLogResource::decisionId),
            limit + 1);
    return log.search(filter)
        .map(found -> found.stream().map(logged -> DecisionRecord.of(logged, null)).toList())
        .map(found -> Page.of(found, limit, record -> record.answer().id().toString()));
  }

  @POST
  @Path("/{id}/outcome")
  @RolesAllowed(Role.DIALER)
  @Tag(name = "Outcomes")
  @Operation(
      operationId = "reportOutcome",
      summary = "Report what became of the call; an objection is registered before this answers",
      description =
          "A disposition is read by the table of the agency, else of the advertiser; one that is named like \"do not call\" is an objection,"
              + " unless objection or the table says false. A call on a DENY, or one that began after validUntil, is taken and answered with"
              + " violation. Send startedAt: without it the end of the call counts. The same report again of a call that callId, startedAt or"
              + " endedAt tells from others is answered 200 with the one on record.")
  @APIResponse(
      responseCode = "200",
      description = "On record already",
      content = @Content(schema = @Schema(implementation = OutcomeRecord.class)))
  @APIResponse(
      responseCode = "201",
      description = "On record",
      content = @Content(schema = @Schema(implementation = OutcomeRecord.class)))
  public Uni<Response> report(@PathParam("id") UUID id, @NotNull @Valid OutcomeRequest body) {
    return OutcomeLedger.writing(
        () ->
            writes.idempotentlyAfter(
                body,
                () -> own(id).flatMap(decision -> broughtAbout(decision, body)),
                done ->
                    reports.write(List.of(done), client.name()).map(DecisionLogResource::written)));
  }

  private Uni<Brought> broughtAbout(LoggedDecision decision, OutcomeRequest body) {
    return outcomes
        .bringAbout(List.of(new Told(decision, body, Meaning.NONE)))
        .map(done -> done.getFirst().requireTaken());
  }

  private static WriteResult written(List<Written> written) {
    Written one = written.getFirst();
    return one.isNew() ? WriteResult.created(one.record()) : WriteResult.ok(one.record());
  }

  private Uni<LoggedDecision> own(UUID id) {
    return log.find(id).map(own::require);
  }

  private static UUID decisionId(String text) {
    UUID id = UUID.fromString(text);
    if (id.version() != 7) {
      throw new IllegalArgumentException("not the id of a decision");
    }
    return id;
  }
}
