package nl.magbellen.gateway.rules;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import nl.magbellen.rulebook.BeforeFirstRulebook;
import nl.magbellen.rulebook.ChangesView;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.rulebook.RulebookChanges;
import nl.magbellen.service.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows what changed in the rules between two days, for whom, and what they have to do. */
@Path("/v1/rulebook/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rulebook")
public class RulebookChangesResource {

  private final Rulebook rulebook;
  private final RulebookChanges changes;
  private final InstantSource time;

  RulebookChangesResource(CurrentRulebook current, InstantSource time) {
    this.rulebook = current.shipped();
    this.changes = RulebookChanges.dutch(rulebook);
    this.time = time;
  }

  @GET
  @Authenticated
  @NonBlocking
  @Operation(
      operationId = "getRulebookChanges",
      summary = "What began, ended and changed in the rules between two days",
      description =
          "For whom, and what they have to do, in Dutch and English. Days of mourning are no change"
              + " of a rule. Needs no database.")
  @APIResponse(
      responseCode = "200",
      description = "The days on which something changed, earliest first",
      content = @Content(schema = @Schema(implementation = ChangesView.class)))
  @APIResponse(responseCode = "304", description = "The changes are those of the ETag")
  public Response get(
      @Parameter(
              required = true,
              description = "The earlier day, in Amsterdam; what changed on it is not told",
              schema = @Schema(format = "date"))
          @QueryParam("from")
          LocalDate from,
      @Parameter(
              description =
                  "The later day; what changed on it is told. Today, in Amsterdam, when absent",
              schema = @Schema(format = "date"))
          @QueryParam("to")
          LocalDate to,
      @Context Request request) {
    if (from == null) {
      throw ProblemException.badRequest("from: must be given, such as 2024-01-01");
    }
    LocalDate later = to == null ? LocalDate.ofInstant(time.instant(), rulebook.zone()) : to;
    if (later.isBefore(from)) {
      throw ProblemException.badRequest("to: must not be before from");
    }
    ChangesView view = between(from, later);
    EntityTag tag = new EntityTag(view.from() + "." + view.to() + "." + view.version());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return (unchanged == null ? Response.ok(view) : unchanged)
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  private ChangesView between(LocalDate from, LocalDate to) {
    try {
      return changes.between(from, to);
    } catch (BeforeFirstRulebook e) {
      throw ProblemException.badRequest("from: " + e.getMessage());
    }
  }
}
