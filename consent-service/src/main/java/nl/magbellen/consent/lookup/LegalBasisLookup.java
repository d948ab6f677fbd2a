package nl.magbellen.consent.lookup;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.health.Rehearsal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers the gateway's batches of look-ups: facts, never verdicts. */
@Path("/internal/lookups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal")
public class LegalBasisLookup implements Rehearsal {

  private final LegalBasisQuery query;

  LegalBasisLookup(LegalBasisQuery query) {
    this.query = query;
  }

  /** A batch; the answer has one entry per entry, in the same order. */
  @Schema(name = "LegalBasisLookups")
  public record Lookups(@NotNull List<@NotNull @Valid Lookup> lookups) {}

  /** The answers, in the order of the look-ups. */
  @Schema(name = "LegalBasisAnswer")
  public record Answer(List<LegalBasisFacts> facts) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "lookUpLegalBases",
      summary = "What is on record for a batch of questions, in their order")
  public Uni<Answer> lookUp(@NotNull @Valid Lookups body) {
    return query.factsOf(body.lookups()).map(Answer::new);
  }

  @Override
  public Uni<Void> rehearse() {
    return query.factsOf(List.of(new Lookup(List.of(new UUID(0, 0)), "-"))).replaceWithVoid();
  }
}
