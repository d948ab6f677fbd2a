package nl.magbellen.callerid.directory;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public directory: who calls from a number. */
@Path("/v1/directory")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class DirectoryResource {

  private final Directory directory;
  private final DirectoryLimit limit;

  DirectoryResource(Directory directory, DirectoryLimit limit) {
    this.directory = directory;
    this.limit = limit;
  }

  @GET
  @Path("/{number}")
  @PermitAll
  @SecurityRequirementsSet
  @Operation(
      operationId = "whoCallsFrom",
      summary = "Who calls from this number, since when, and how to object; needs no token")
  @APIResponse(
      responseCode = "200",
      description = "Who calls; no callers if the number is not registered",
      content = @Content(schema = @Schema(implementation = DirectoryAnswer.class)))
  @APIResponse(
      responseCode = "429",
      description = "Too many questions; Retry-After says in how many seconds to ask again",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public Uni<Response> whoCallsFrom(
      @Schema(implementation = String.class) @PathParam("number") TelephoneNumber number,
      @Context HttpServerRequest request) {
    Duration wait = limit.waitOf(request.remoteAddress().host());
    return wait.isPositive()
        ? Uni.createFrom().failure(tooOften(wait))
        : directory.whoCallsFrom(number).map(DirectoryResource::answer);
  }

  /** Not to be stored: what was asked here is private, and the answer changes. */
  private static Response answer(DirectoryAnswer answer) {
    return Response.ok(answer).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  /** What a client is told that must wait. */
  static ProblemException tooOften(Duration wait) {
    return ProblemException.tooOften(
        "Too many questions from your address; ask again later, as Retry-After tells.", wait);
  }
}
