package nl.magbellen.callerid.number;

import static java.util.stream.Collectors.joining;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.refusal.FieldError;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Takes from the gateway on which day consumers are called from a number, before it permits the
 * call, so that a release never overlooks one. Only the latest day is kept. A number that was
 * released meanwhile is not marked but refused, so that the gateway denies the call.
 */
@Path("/internal/uses")
@Tag(name = "Internal")
public class CallerIdUseResource {

  private final CallerIdUseLedger ledger;

  CallerIdUseResource(CallerIdUseLedger ledger) {
    this.ledger = ledger;
  }

  /** A batch of uses; sending it again changes nothing. */
  @Schema(
      description = "A batch of uses",
      examples =
          """
          {"uses": [{"callerId": "019ab000-0000-7000-8000-000000000000", "usedOn": "2026-11-23"}]}
          """)
  public record Uses(@NotNull List<@NotNull @Valid CallerIdUse> uses) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(operationId = "reportCallerIdUses", summary = "Days on which caller ids were used")
  @APIResponse(responseCode = "204", description = "Kept")
  @APIResponse(
      responseCode = "409",
      description = "Some are released or unknown, errors says which; none of the batch was kept",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public Uni<Void> use(@NotNull @Valid Uses body) {
    return ledger
        .keep(body.uses())
        .invoke(gone -> requireNone(gone, body.uses()))
        .replaceWithVoid();
  }

  private static void requireNone(Set<UUID> gone, List<CallerIdUse> uses) {
    if (gone.isEmpty()) {
      return;
    }
    List<FieldError> errors =
        IntStream.range(0, uses.size())
            .filter(place -> gone.contains(uses.get(place).callerId()))
            .mapToObj(place -> error(place, uses.get(place)))
            .toList();
    throw new ProblemException(
        Problem.of(
            Status.CONFLICT,
            "caller-id-released",
            "No longer registered, so no call may be made from it: "
                + gone.stream().map(UUID::toString).collect(joining(", "))
                + ". None of the batch was kept.",
            errors));
  }

  private static FieldError error(int place, CallerIdUse use) {
    return new FieldError(
        "/uses/" + place + "/callerId", "RELEASED_OR_UNKNOWN", use.callerId().toString());
  }
}
