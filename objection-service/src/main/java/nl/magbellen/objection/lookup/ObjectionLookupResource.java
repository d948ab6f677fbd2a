package nl.magbellen.objection.lookup;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import nl.magbellen.facts.ObjectionFacts;
import nl.magbellen.facts.lookup.ObjectionLookup;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.health.WarmUpTask;
import nl.magbellen.service.lookup.LookupRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers the gateway's batches of look-ups with one query: facts, never verdicts. */
@Path("/internal/lookups")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal")
public class ObjectionLookupResource implements WarmUpTask {

  private final ObjectionQuery query;

  ObjectionLookupResource(ObjectionQuery query) {
    this.query = query;
  }

  /** A batch, as the document shows it. */
  @Schema(
      name = "ObjectionLookups",
      requiredProperties = "lookups",
      examples =
          """
          {"lookups": [{"numberKeys": ["0b5f2c1e-7c0a-4c7e-9d0e-3f1d2a6b8c90"],
            "advertiser": "zonnestroom",
            "caller": {"numberKeys": ["0b5f2c1e-7c0a-4c7e-9d0e-3f1d2a6b8c91"],
              "agency": "belhuis", "telemarketer": "t-0042",
              "until": "2026-11-23T14:01:00+01:00"}}]}
          """)
  public record ObjectionLookups(List<ObjectionLookup> lookups) {}

  /** The answers, in the order of the look-ups. */
  @Schema(name = "ObjectionAnswer", requiredProperties = "facts")
  public record ObjectionAnswer(List<ObjectionFacts> facts) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "lookUpObjections",
      summary = "Objections and complaints for a batch of questions")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ObjectionLookups.class)))
  @APIResponse(
      responseCode = "200",
      description = "The answers, in the order of the look-ups",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ObjectionAnswer.class)))
  public Uni<byte[]> lookUp(byte[] body) {
    return query.find(LookupRequest.ofObjections(body));
  }

  @Override
  public Uni<Void> warmUp() {
    return query
        .find(List.of(new ObjectionLookup(List.of(new UUID(0, 0)), "-", null)))
        .replaceWithVoid();
  }
}
