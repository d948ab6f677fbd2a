package nl.magbellen.gateway.rules;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import nl.magbellen.gateway.rules.MourningDays.MourningDay;
import nl.magbellen.number.DutchTime;
import nl.magbellen.rulebook.Message;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.WriteResult;
import nl.magbellen.service.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lets the operator extend the rulebook by days of national mourning, without a release. */
@Path("/v1/rulebook/mourning-days")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rulebook")
@RolesAllowed(Role.OPERATOR)
public class MourningDayResource {

  private final MourningDays days;
  private final IdempotentWrites writes;
  private final Client client;

  MourningDayResource(MourningDays days, IdempotentWrites writes, Client client) {
    this.days = days;
    this.writes = writes;
    this.client = client;
  }

  /** Why a day is one of mourning, in both languages. */
  @Schema(examples = "{\"nl\": \"Dag van nationale rouw\", \"en\": \"Day of national mourning\"}")
  public record Name(@NotBlank @Size(max = 200) String nl, @NotBlank @Size(max = 200) String en) {}

  @GET
  @Operation(operationId = "listMourningDays", summary = "The mourning days that operators added")
  public Uni<Page<MourningDay>> list() {
    return days.all().map(all -> new Page<>(all, null));
  }

  @PUT
  @Path("/{day}")
  @Operation(
      operationId = "putMourningDay",
      summary = "Forbid calls on a day of national mourning; counts on the next decision")
  @APIResponse(
      responseCode = "200",
      description = "On the list",
      content = @Content(schema = @Schema(implementation = MourningDay.class)))
  public Uni<Response> put(@PathParam("day") LocalDate day, @NotNull @Valid Name name) {
    requireKept(day);
    MourningDay mourning = new MourningDay(day, new Message(name.nl(), name.en()));
    return writes.idempotentlyAfter(
        name,
        () -> days.put(mourning, client.name()),
        done -> Uni.createFrom().item(WriteResult.ok(mourning)));
  }

  private static void requireKept(LocalDate day) {
    if (!DutchTime.isKept(day)) {
      throw ProblemException.badRequest("day: must be a date of the years 1900 to 2999.");
    }
  }

  @DELETE
  @Path("/{day}")
  @Operation(operationId = "deleteMourningDay", summary = "Take a day from the list")
  public Uni<Void> delete(@PathParam("day") LocalDate day) {
    return days.remove(day, client.name())
        .invoke(
            removed -> {
              if (!removed) {
                throw ProblemException.notFound("This day is not on the operator's list.");
              }
            })
        .replaceWithVoid();
  }
}
