package nl.magbellen.callerid.agency;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import nl.magbellen.service.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells the other services which agencies are registered. */
@Path("/internal/agency-names")
@RolesAllowed(Role.SERVICE)
@Tag(name = "Internal")
public class AgencyNamesResource {

  private static final int MOST = 1_000;

  private final AgencyLedger ledger;

  AgencyNamesResource(AgencyLedger ledger) {
    this.ledger = ledger;
  }

  /** Whose names are asked for. */
  @Schema(
      name = "AgencyIds",
      examples =
          """
          {"ids": ["belhuis"]}
          """)
  public record Ids(
      @Schema(examples = "[\"belhuis\"]") @NotNull @Size(max = MOST) List<@NotNull String> ids) {}

  /** Registered agencies. */
  @Schema(name = "NamedAgencies", requiredProperties = "items")
  public record Agencies(List<Agency> items) {}

  /** One of them. */
  @Schema(
      name = "NamedAgency",
      requiredProperties = {"id", "name"})
  public record Agency(
      @Schema(examples = "belhuis") String id, @Schema(examples = "Belhuis B.V.") String name) {}

  @POST
  @Operation(
      operationId = "nameAgencies",
      summary = "The names of agencies, by id; unknown ids are ignored")
  public Uni<Agencies> names(@NotNull @Valid Ids body) {
    return Panache.withSession(() -> ledger.list(body.ids(), "", MOST))
        .map(
            found ->
                new Agencies(found.stream().map(one -> new Agency(one.id(), one.name())).toList()));
  }
}
