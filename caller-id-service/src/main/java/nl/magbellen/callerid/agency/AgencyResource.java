package nl.magbellen.callerid.agency;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.api.Paging;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.Registration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Registers and shows agencies.
 *
 * <p>Agencies are held in common: several advertisers may mandate one. So every registrar may
 * register the agency that its advertiser is about to mandate; but only a registrar of all
 * advertisers, or the agency's own, may change one that is there. Which ones a client sees shows
 * {@link AgencyAccess}.
 */
@Path("/v1/agencies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agencies")
public class AgencyResource {

  private final AgencyLedger ledger;
  private final AgencyAccess access;
  private final IdempotentWrites writes;
  private final Client client;

  AgencyResource(AgencyLedger ledger, AgencyAccess access, IdempotentWrites writes, Client client) {
    this.ledger = ledger;
    this.access = access;
    this.writes = writes;
    this.client = client;
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed(Role.REGISTRAR)
  @Operation(
      operationId = "putAgency",
      summary = "Register an agency, or change it from now on; earlier versions are kept")
  @APIResponse(
      responseCode = "201",
      description = "Registered",
      content = @Content(schema = @Schema(implementation = AgencyRecord.class)))
  @APIResponse(
      responseCode = "200",
      description = "Changed, or the same as it was",
      content = @Content(schema = @Schema(implementation = AgencyRecord.class)))
  public Uni<Response> put(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @NotNull @Valid AgencyRequest body) {
    boolean mayChange = client.actsForAll() || client.agency().filter(id::equals).isPresent();
    return writes.idempotently(
        body, () -> ledger.put(id, body, mayChange, client.name()).map(Registration::written));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR})
  @Operation(operationId = "getAgency", summary = "One agency as it is now")
  public Uni<AgencyRecord> get(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id) {
    return Panache.withSession(
        () ->
            access
                .visible()
                .flatMap(
                    visible ->
                        ledger.read(id).map(found -> AgencyAccess.requireVisible(found, visible))));
  }

  @GET
  @RolesAllowed({Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listAgencies",
      summary =
          "The agencies that the token's advertisers mandated, the client's own, and those that it"
              + " registered, by id")
  public Uni<Page<AgencyRecord>> list(
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    return Paging.byName(
        cursor,
        limit,
        AgencyRecord::id,
        (after, most) -> access.visible().flatMap(visible -> ledger.list(visible, after, most)));
  }
}
