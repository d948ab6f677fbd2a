package nl.magbellen.objection;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import nl.magbellen.common.Page;
import nl.magbellen.common.TelephoneNumber;
import nl.magbellen.common.access.Client;
import nl.magbellen.common.access.Role;
import nl.magbellen.common.idempotency.IdempotentWrites;
import nl.magbellen.common.idempotency.Written;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Registers, lifts and shows objections. */
@Path("/v1/objections")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Objections")
public class ObjectionResource {

  private static final UUID FIRST = new UUID(0, 0);

  private final ObjectionLedger ledger;
  private final IdempotentWrites writes;
  private final Client client;
  private final VisibleAdvertisers visible;

  ObjectionResource(
      ObjectionLedger ledger, IdempotentWrites writes, Client client, VisibleAdvertisers visible) {
    this.ledger = ledger;
    this.writes = writes;
    this.client = client;
    this.visible = visible;
  }

  @POST
  @RolesAllowed(Role.DIALER)
  @Operation(
      operationId = "registerObjection",
      summary = "Register an objection; it counts on the very next decision")
  @APIResponse(
      responseCode = "201",
      description = "Registered",
      content = @Content(schema = @Schema(implementation = ObjectionRecord.class)))
  @APIResponse(
      responseCode = "200",
      description = "The same objection was in force already: that one",
      content = @Content(schema = @Schema(implementation = ObjectionRecord.class)))
  public Uni<Response> register(@NotNull @Valid ObjectionRequest body) {
    client.requireAdvertiser(body.advertiser());
    return writes.once(
        body,
        () ->
            ledger
                .register(body, client.name())
                .map(
                    done ->
                        done.isNew()
                            ? Written.created(done.objection())
                            : Written.ok(done.objection())));
  }

  @POST
  @Path("/{id}/lift")
  @RolesAllowed(Role.DIALER)
  @Operation(
      operationId = "liftObjection",
      summary = "Lift an objection by the consumer's own later express statement")
  @APIResponse(
      responseCode = "200",
      description = "Lifted; its history stays",
      content = @Content(schema = @Schema(implementation = ObjectionRecord.class)))
  public Uni<Response> lift(@PathParam("id") UUID id, @NotNull @Valid LiftRequest body) {
    return writes.once(
        body,
        () ->
            ledger
                .read(id)
                .invoke(found -> client.requireOwn(found, ObjectionRecord::advertiser))
                .flatMap(found -> ledger.lift(id, body, client.name()))
                .map(Written::ok));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(operationId = "getObjection", summary = "One objection with its history")
  public Uni<ObjectionRecord> get(@PathParam("id") UUID id) {
    return Panache.withSession(() -> ledger.read(id))
        .map(found -> client.requireOwn(found, ObjectionRecord::advertiser));
  }

  @GET
  @RolesAllowed({Role.DIALER, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listObjections",
      summary = "The objections of a number: against the token's advertisers and against everybody")
  public Uni<Page<ObjectionRecord>> list(
      @Schema(implementation = String.class) @QueryParam("number") @NotNull TelephoneNumber number,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    UUID after = Page.after(cursor, FIRST, UUID::fromString);
    return Panache.withSession(
            () -> ledger.ofNumber(number, visible.orNullForAll(), after, limit + 1))
        .map(found -> found.stream().map(this::shown).toList())
        .map(found -> Page.of(found, limit, objection -> objection.id().toString()));
  }

  /** What is against everybody was told by some other client, whose name is not for this one. */
  private ObjectionRecord shown(ObjectionRecord objection) {
    return client.actsFor(objection.advertiser()) ? objection : objection.withoutOrigin();
  }
}
