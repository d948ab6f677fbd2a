package nl.magbellen.consent.requestedcall;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import nl.magbellen.consent.requestedcall.Hold.End;
import nl.magbellen.consent.requestedcall.Hold.Held;
import nl.magbellen.service.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lets the gateway's permits hold requested calls, so that each call is permitted once. */
@Path("/internal/holds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal")
public class HoldResource {

  private final HoldLedger ledger;

  HoldResource(HoldLedger ledger) {
    this.ledger = ledger;
  }

  /** Holds to take, each for itself. */
  @Schema(name = "Holds")
  public record Batch(@NotNull List<@NotNull @Valid Hold> holds) {}

  /** Who holds each call now, in the order of the batch. */
  @Schema(name = "HoldAnswer")
  public record HoldAnswer(List<Held> holds) {}

  /** Holds that end. */
  @Schema(name = "HoldEnds")
  public record Ends(@NotNull List<@NotNull @Valid End> ends) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "holdRequestedCalls",
      summary = "Hold requested calls for permits; the answer says for each call who holds it",
      description =
          "A call that another decision holds, or that was made, stays as it is. Asking again changes nothing.")
  public Uni<HoldAnswer> hold(@NotNull @Valid Batch body) {
    return ledger.hold(body.holds()).map(HoldAnswer::new);
  }

  @POST
  @Path("/end")
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "endHolds",
      summary = "Let go of requested calls, where these decisions hold them")
  @APIResponse(responseCode = "204", description = "Let go")
  public Uni<Void> end(@NotNull @Valid Ends body) {
    return ledger.end(body.ends());
  }
}
