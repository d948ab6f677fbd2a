package nl.magbellen.service.change;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import nl.magbellen.service.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells the gateway a service's changes. The services that have any have it at {@link #PATH}. */
public abstract class ChangeResource {

  /** Where the gateway asks. */
  public static final String PATH = "/internal/changes";

  private final ChangeSource changes;

  /** Tells these. */
  protected ChangeResource(ChangeSource changes) {
    this.changes = changes;
  }

  /** A part of the changes. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "readChanges",
      summary =
          "What makes numbers no longer callable, or callable again: each once, in the order of"
              + " commits")
  public Uni<ChangePart> read(@NotNull @Valid ChangeRequest body) {
    return changes.read(body);
  }

  /** A part of what blocks calls. */
  @POST
  @Path("standing")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "readStandingChanges",
      summary =
          "Of the changes up to a position those that block calls, and that no later one took back")
  public Uni<ChangePart> standing(@NotNull @Valid StandingRequest body) {
    return changes.standing(body);
  }
}
