package nl.magbellen.gateway.rules;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
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
import java.time.Instant;
import java.time.InstantSource;
import nl.magbellen.rulebook.BeforeFirstRulebook;
import nl.magbellen.rulebook.RulebookView;
import nl.magbellen.service.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows the rules in force, with their source and how sure we are of them. */
@Path("/v1/rulebook")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rulebook")
public class RulebookResource {

  private static final String MOURNING_DAYS = "X-Magbellen-Mourning-Days";

  private final CurrentRulebook rulebook;
  private final InstantSource time;

  RulebookResource(CurrentRulebook rulebook, InstantSource time) {
    this.rulebook = rulebook;
    this.time = time;
  }

  @GET
  @Authenticated
  @Operation(
      operationId = "getRulebook",
      summary = "The rules in force at an instant",
      description =
          "Needs no database: when the operator's days of mourning cannot be read at once, the last"
              + " that were read are shown.")
  @APIResponse(
      responseCode = "200",
      description = "The rules, in Dutch and English",
      headers =
          @Header(
              name = MOURNING_DAYS,
              description =
                  "current, or last-known: the operator's days of mourning could not be read now",
              schema = @Schema(implementation = String.class)),
      content = @Content(schema = @Schema(implementation = RulebookView.class)))
  @APIResponse(responseCode = "304", description = "The rules are those of the ETag")
  public Uni<Response> get(
      @Parameter(description = "RFC 3339; now when absent", schema = @Schema(format = "date-time"))
          @QueryParam("at")
          Instant at,
      @Context Request request) {
    Instant instant = at == null ? time.instant() : at;
    return rulebook.shown().map(now -> answer(now, instant, request));
  }

  private static Response answer(CurrentRulebook.Shown now, Instant instant, Request request) {
    try {
      RulebookView view = now.rulebook().viewAt(instant);
      EntityTag tag = new EntityTag(view.version());
      Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
      return (unchanged == null ? Response.ok(view) : unchanged)
          .tag(tag)
          .header(HttpHeaders.CACHE_CONTROL, "no-cache")
          .header(MOURNING_DAYS, now.isCurrent() ? "current" : "last-known")
          .build();
    } catch (BeforeFirstRulebook e) {
      throw ProblemException.badRequest("at: " + e.getMessage());
    }
  }
}
