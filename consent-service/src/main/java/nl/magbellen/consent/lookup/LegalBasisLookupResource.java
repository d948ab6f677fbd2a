package nl.magbellen.consent.lookup;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.lookup.NumberLookup;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.health.WarmUpTask;
import nl.magbellen.service.lookup.LookupRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers the gateway's batches of look-ups: facts, never verdicts. */
@Path("/internal/lookups")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal")
public class LegalBasisLookupResource implements WarmUpTask {

  private final LegalBasisQuery query;

  LegalBasisLookupResource(LegalBasisQuery query) {
    this.query = query;
  }

  /** A batch, as the document shows it. */
  @Schema(
      name = "LegalBasisLookups",
      requiredProperties = "lookups",
      examples =
          """
          {"lookups": [{"numberKeys": ["0b5f2c1e-7c0a-4c7e-9d0e-3f1d2a6b8c90"],
            "advertiser": "zonnestroom"}]}
          """)
  public record LegalBasisLookups(List<NumberLookup> lookups) {}

  /** The answers, in the order of the look-ups. */
  @Schema(name = "LegalBasisAnswer")
  public record LegalBasisAnswer(List<LegalBasisFacts> facts) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "lookUpLegalBases",
      summary = "What is on record for a batch of questions, in their order")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = LegalBasisLookups.class)))
  @APIResponse(
      responseCode = "200",
      description = "The answers, in the order of the look-ups",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = LegalBasisAnswer.class)))
  public Uni<byte[]> lookUp(byte[] body) {
    return query.answer(LookupRequest.ofNumbers(body));
  }

  @Override
  public Uni<Void> warmUp() {
    return query.answer(List.of(new NumberLookup(List.of(new UUID(0, 0)), "-"))).replaceWithVoid();
  }
}
