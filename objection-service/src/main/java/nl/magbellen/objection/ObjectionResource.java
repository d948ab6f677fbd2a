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
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.objection.ObjectionLedger.Received;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.api.Paging;
import nl.magbellen.service.api.Refuses;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.Registration;
import nl.magbellen.service.idempotency.WriteResult;
import nl.magbellen.service.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Registers, lifts and shows objections. */
@Path("/v1/objections")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Objections")
public class ObjectionResource {

  private final ObjectionLedger ledger;
  private final IdempotentWrites writes;
  private final ObjectedTo objectedTo;
  private final Client client;
  private final VisibleAdvertisers visible;

  ObjectionResource(
      ObjectionLedger ledger,
      IdempotentWrites writes,
      ObjectedTo objectedTo,
      Client client,
      VisibleAdvertisers visible) {
    this.ledger = ledger;
    this.objectedTo = objectedTo;
    this.writes = writes;
    this.client = client;
    this.visible = visible;
  }

  @POST
  @RolesAllowed(Role.DIALER)
  @Operation(
      operationId = "registerObjection",
      summary = "Register an objection; it counts on the very next decision",
      description =
          "An advertiser that is not registered is 422 (advertiser-not-registered): the objection"
              + " would count for no one. Where that cannot be asked, the objection is taken and"
              + " counts, and advertiserUnknown says so until it is settled.")
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
    return writes.idempotentlyAfter(
        body,
        () -> objectedTo.requireRegistered(body.advertiser()),
        unknown ->
            ledger.register(new Received(body, client.name(), unknown)).map(Registration::written));
  }

  @POST
  @Path("/{id}/lift")
  @RolesAllowed(Role.DIALER)
  @Refuses(409)
  @Operation(
      operationId = "liftObjection",
      summary = "Lift an objection by the consumer's own later express statement")
  @APIResponse(
      responseCode = "200",
      description = "Lifted; its history stays",
      content = @Content(schema = @Schema(implementation = ObjectionRecord.class)))
  public Uni<Response> lift(@PathParam("id") UUID id, @NotNull @Valid LiftRequest body) {
    return writes.idempotently(
        body,
        () ->
            ledger
                .read(id)
                .invoke(found -> client.requireOwn(found, ObjectionRecord::advertiser))
                .flatMap(found -> ledger.lift(id, body, client.name()))
                .map(WriteResult::ok));
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
      summary =
          "The objections of a number: against the token's advertisers and against everybody; or"
              + " those whose advertiser is not known to exist",
      description = "Either number or advertiserUnknown=true must be given, and not both.")
  public Uni<Page<ObjectionRecord>> list(
      @Schema(implementation = String.class) @QueryParam("number") TelephoneNumber number,
      @Parameter(
              description =
                  "true: the objections of which it is not known that their advertiser exists. They"
                      + " count; correct or register the advertiser")
          @QueryParam("advertiserUnknown")
          Boolean advertiserUnknown,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    return Paging.byId(
        cursor,
        limit,
        ObjectionRecord::id,
        (after, most) -> {
          requireOne(number, advertiserUnknown);
          return found(number, after, most).map(found -> found.stream().map(this::shown).toList());
        });
  }

  private static void requireOne(TelephoneNumber number, Boolean advertiserUnknown) {
    boolean isAsked = Boolean.TRUE.equals(advertiserUnknown);
    if (number == null ? !isAsked : advertiserUnknown != null) {
      throw ProblemException.invalidField(
          "", "ONE_OF", "number or advertiserUnknown=true must be given, and not both");
    }
  }

  private Uni<List<ObjectionRecord>> found(TelephoneNumber number, UUID after, int most) {
    return number == null
        ? ledger.ofUnknownAdvertisers(visible.orNullForAll(), after, most)
        : ledger.ofNumber(number, visible.orNullForAll(), after, most);
  }

  /**
   * What is against everybody was recorded by some other client, whose name is not for this one.
   */
  private ObjectionRecord shown(ObjectionRecord objection) {
    return client.actsFor(objection.advertiser()) ? objection : objection.withoutOrigin();
  }
}
