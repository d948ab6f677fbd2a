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
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes from the gateway which legal bases connected calls have used. */
@Path("/internal/uses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal")
public class LegalBasisUseResource {

  private final UseLedger ledger;
  private final Client client;

  LegalBasisUseResource(UseLedger ledger, Client client) {
    this.ledger = ledger;
    this.client = client;
  }

  /** Uses to record, all or none. */
  @Schema(name = "Uses")
  public record Batch(@NotNull List<@NotNull @Valid Use> uses) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "recordUses",
      summary =
          "Record which legal bases calls have used; for each advertiser the earliest use counts",
      description =
          "Sent again it changes nothing; with another instant it is another event. A use of a record that is not here any more is"
              + " ignored.")
  @APIResponse(responseCode = "204", description = "On record")
  public Uni<Void> record(@NotNull @Valid Batch body) {
    return ledger.record(body.uses(), client.name());
  }
}
