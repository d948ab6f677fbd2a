package nl.magbellen.consent.wrongperson;

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

/** Takes from the gateway which calls reached another person than the one who consented. */
@Path("/internal/wrong-persons")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal")
public class WrongPersonResource {

  private final WrongPersonLedger ledger;
  private final Client client;

  WrongPersonResource(WrongPersonLedger ledger, Client client) {
    this.ledger = ledger;
    this.client = client;
  }

  /** Wrong persons to record, all or none. */
  @Schema(name = "WrongPersons")
  public record Batch(@NotNull List<@NotNull @Valid WrongPerson> wrongPersons) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "recordWrongPersons",
      summary = "Suspend the consents of numbers on which another person was reached",
      description =
          "What was given until then is suspended for the advertiser until it is verified again. Sent"
              + " again it changes nothing.")
  @APIResponse(responseCode = "204", description = "Suspended")
  public Uni<Void> record(@NotNull @Valid Batch body) {
    return ledger.record(body.wrongPersons(), client.name());
  }
}
