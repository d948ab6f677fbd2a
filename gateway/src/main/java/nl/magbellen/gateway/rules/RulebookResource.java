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
import nl.magbellen.number.DutchTime;
import nl.magbellen.rulebook.BeforeFirstRulebook;
import nl.magbellen.rulebook.RulebookView;
import nl.magbellen.service.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
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

  private final CurrentRulebook rulebook;

  RulebookResource(CurrentRulebook rulebook) {
    this.rulebook = rulebook;
  }

  @GET
  @Authenticated
  @Operation(operationId = "getRulebook", summary = "The rules in force at an instant")
  @APIResponse(
      responseCode = "200",
      description = "The rules, in Dutch and English",
      content = @Content(schema = @Schema(implementation = RulebookView.class)))
  @APIResponse(responseCode = "304", description = "The rules are those of the ETag")
  public Uni<Response> get(
      @Parameter(description = "RFC 3339; now when absent", schema = @Schema(format = "date-time"))
          @QueryParam("at")
          Instant at,
      @Context Request request) {
    Instant instant = at == null ? DutchTime.now() : at;
    return rulebook.now().map(now -> answer(now, instant, request));
  }

  private static Response answer(CurrentRulebook.Extended now, Instant instant, Request request) {
    try {
      RulebookView view = now.rulebook().viewAt(instant);
      EntityTag tag = new EntityTag(view.version());
      Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
      return (unchanged == null ? Response.ok(view) : unchanged)
          .tag(tag)
          .header(HttpHeaders.CACHE_CONTROL, "no-cache")
          .build();
    } catch (BeforeFirstRulebook e) {
      throw ProblemException.badRequest("at: " + e.getMessage());
    }
  }
}
