package nl.magbellen.gateway.decisions;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import nl.magbellen.gateway.log.DecisionProofs;
import nl.magbellen.gateway.log.LoggedDecisions;
import nl.magbellen.gateway.log.OwnDecisions;
import nl.magbellen.gateway.refusal.GatewayRefusal;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Refuses;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows that a decision is in the log as it was signed. */
@Path("/v1/call-permissions/{id}/log-proof")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decision log")
public class DecisionProofResource {

  private final LoggedDecisions log;
  private final OwnDecisions own;
  private final DecisionProofs proofs;
  private final Client client;

  DecisionProofResource(
      LoggedDecisions log, OwnDecisions own, DecisionProofs proofs, Client client) {
    this.log = log;
    this.own = own;
    this.proofs = proofs;
    this.client = client;
  }

  /** The proof by the newest checkpoint. */
  @GET
  @RolesAllowed({Role.AUDITOR, Role.OPERATOR})
  @Refuses(409)
  @Operation(
      operationId = "getDecisionProof",
      summary = "That a decision is in the log as it was signed: anybody can check it offline",
      description =
          "Refused (409) until a checkpoint has it, about a minute after the decision; decisions for test advertisers are in no log."
              + " Auditors of all advertisers read all that was recorded; others have digests in place of the facts, which may be those of other"
              + " advertisers, and of the keys.")
  public Uni<DecisionProof> proof(@PathParam("id") UUID id) {
    boolean whole = client.isAuditorOfAll();
    return log.find(id)
        .map(own::require)
        .flatMap(decision -> proofs.of(decision.answer().id(), whole))
        .onItem()
        .ifNull()
        .failWith(() -> new RefusedException(new GatewayRefusal.NotInTheLogYet()))
        .map(DecisionProof::of);
  }
}
