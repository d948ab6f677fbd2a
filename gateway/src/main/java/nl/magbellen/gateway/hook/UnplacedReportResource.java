package nl.magbellen.gateway.hook;

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
import nl.magbellen.gateway.refusal.GatewayRefusal.ReportIsSettled;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.ContractOpenApi;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.api.Paging;
import nl.magbellen.service.api.Refuses;
import nl.magbellen.service.deadline.Deadline;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.WriteResult;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows people what hooks brought and could not be placed, and lets them settle it. */
@Path("/v1/unplaced-reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Outcomes")
public class UnplacedReportResource {

  private final KeptReports kept;
  private final HookReports reports;
  private final IdempotentWrites writes;
  private final Client client;

  UnplacedReportResource(
      KeptReports kept, HookReports reports, IdempotentWrites writes, Client client) {
    this.kept = kept;
    this.reports = reports;
    this.writes = writes;
    this.client = client;
  }

  @GET
  @RolesAllowed({Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listUnplacedReports",
      summary = "Reports of dialers that could not be placed, in the order in which they came",
      description =
          "Those that wait, if state does not say otherwise. Where it is not known for whom a call was"
              + " made, its agency and the operator see it.")
  public Uni<Page<UnplacedReport>> list(
      @QueryParam("advertiser") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String advertiser,
      @QueryParam("state") @DefaultValue("WAITING") UnplacedState state,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    UUID after = Page.after(cursor, Paging.FIRST, UUID::fromString);
    return kept.page(
            after, client.readsOf(advertiser), client.agency().orElse(null), state, limit + 1)
        .map(found -> Page.of(found, limit, it -> it.id().toString()));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "getUnplacedReport",
      summary = "A report of a dialer that could not be placed: all that was sent, and why")
  public Uni<UnplacedReport> get(@PathParam("id") UUID id) {
    return visible(id);
  }

  @POST
  @Path("/{id}/retry")
  @Deadline("PT20S")
  @RolesAllowed({Role.REGISTRAR, Role.OPERATOR})
  @Refuses(409)
  @Extension(name = ContractOpenApi.KNOWS_REPEATS, value = "true", parseValue = true)
  @Operation(
      operationId = "retryUnplacedReport",
      summary = "Try now to place a report",
      description =
          "Whoever asks for that takes it as genuine, also where its signature could not be checked."
              + " 409 when it is settled.")
  public Uni<UnplacedReport> retry(@PathParam("id") UUID id) {
    return visible(id)
        .invoke(UnplacedReportResource::requireWaiting)
        .chain(() -> kept.kept(id))
        .chain(reports::tryAgain)
        .chain(() -> kept.find(id));
  }

  @POST
  @Path("/{id}/end")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.REGISTRAR, Role.OPERATOR})
  @Refuses(409)
  @Operation(
      operationId = "endUnplacedReport",
      summary = "Say that a report needs nothing more, and why",
      description = "It stays on record for a year. 409 when it is settled.")
  @APIResponse(
      responseCode = "200",
      description = "The report",
      content = @Content(schema = @Schema(implementation = UnplacedReport.class)))
  public Uni<Response> end(@PathParam("id") UUID id, @NotNull @Valid EndRequest body) {
    return writes.idempotentlyAfter(
        body,
        () ->
            visible(id)
                .chain(() -> kept.end(id, client.name(), body.reason()))
                .invoke(
                    ended -> {
                      if (!ended) {
                        throw new RefusedException(new ReportIsSettled());
                      }
                    })
                .chain(() -> kept.find(id)),
        ended -> Uni.createFrom().item(WriteResult.ok(ended)));
  }

  private static void requireWaiting(UnplacedReport report) {
    if (report.state() != UnplacedState.WAITING) {
      throw new RefusedException(new ReportIsSettled());
    }
  }

  private Uni<UnplacedReport> visible(UUID id) {
    return kept.find(id).map(found -> client.requireVisible(found, this::isOwn));
  }

  private boolean isOwn(UnplacedReport report) {
    boolean isOfAgency = client.agency().map(own -> own.equals(report.agency())).orElse(true);
    return isOfAgency
        && (report.advertiser() == null
            ? client.actsForAll() || client.agency().isPresent()
            : client.actsFor(report.advertiser()));
  }
}
