package nl.magbellen.phonecode;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Gives the ALTCHA widget its challenge. */
@Path("/code-challenge")
@Tag(name = "Codes")
public class ChallengeResource {

  private final Challenges challenges;
  private final InstantSource time;

  ChallengeResource(Challenges challenges, InstantSource time) {
    this.challenges = challenges;
    this.time = time;
  }

  @GET
  @PermitAll
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "getCodeChallenge", summary = "A proof-of-work challenge (ALTCHA)")
  @APIResponse(
      responseCode = "200",
      description = "A challenge that counts once",
      content = @Content(schema = @Schema(implementation = Challenge.class)))
  public Response next() {
    return Response.ok(challenges.next(time.instant()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
