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
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells anybody who calls from a number. */
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
      description = "Who calls; nobody if the number is not registered",
      content = @Content(schema = @Schema(implementation = DirectoryAnswer.class)))
  @APIResponse(
      responseCode = "429",
      description = "Too many questions; Retry-After tells in how many seconds to ask again",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public Uni<Response> whoCallsFrom(
      @Schema(implementation = String.class) @PathParam("number") TelephoneNumber number,
      @Context HttpServerRequest request) {
    Duration wait = limit.waitOf(request.remoteAddress().host());
    if (wait.isPositive()) {
      return Uni.createFrom().item(tooMany(wait));
    }
    return directory.whoCallsFrom(number).map(DirectoryResource::answer);
  }

  private static Response tooMany(Duration wait) {
    return Response.status(Status.TOO_MANY_REQUESTS)
        .type(Problem.MEDIA_TYPE)
        .header(HttpHeaders.RETRY_AFTER, wait.plusSeconds(1).toSeconds())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(
            Problem.of(
                Status.TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many questions from your address; ask again later, as Retry-After tells."))
        .build();
  }

  /** Not to be stored: what somebody asked here is nobody else's business, and it changes. */
  private static Response answer(DirectoryAnswer answer) {
    return Response.ok(answer).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
