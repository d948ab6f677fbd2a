package nl.magbellen.callerid.telemarketer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.api.Refuses;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.Registration;
import nl.magbellen.service.idempotency.WriteResult;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Registers and shows telemarketers and their trainings. They are persons: only those who keep or
 * audit the register may read of them, as {@link TelemarketerAccess} says. Their ids are those of
 * the agency or the advertiser with whom they work.
 */
@Path("/v1/telemarketers/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Telemarketers")
public class TelemarketerResource {

  private final TelemarketerLedger ledger;
  private final TelemarketerAccess access;
  private final TrainingCodes codes;
  private final IdempotentWrites writes;
  private final Client client;
  private final InstantSource time;

  TelemarketerResource(
      TelemarketerLedger ledger,
      TelemarketerAccess access,
      TrainingCodes codes,
      IdempotentWrites writes,
      Client client,
      InstantSource time) {
    this.ledger = ledger;
    this.access = access;
    this.codes = codes;
    this.writes = writes;
    this.client = client;
    this.time = time;
  }

  @PUT
  @RolesAllowed(Role.REGISTRAR)
  @Refuses(409)
  @Operation(
      operationId = "putTelemarketer",
      summary = "Register a telemarketer, or change one from now on; earlier versions are kept")
  @APIResponse(
      responseCode = "201",
      description = "Registered",
      content = @Content(schema = @Schema(implementation = TelemarketerRecord.class)))
  @APIResponse(
      responseCode = "200",
      description = "Changed, or the same as it was",
      content = @Content(schema = @Schema(implementation = TelemarketerRecord.class)))
  public Uni<Response> put(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @NotNull @Valid TelemarketerRequest body) {
    return writes.idempotently(
        body,
        () ->
            access
                .requireOwner(body)
                .flatMap(owner -> ledger.put(id, owner, body.name(), client.name()))
                .map(Registration::written));
  }

  @POST
  @Path("/trainings")
  @RolesAllowed(Role.REGISTRAR)
  @Refuses(409)
  @Operation(operationId = "recordTraining", summary = "Record an exam that was passed")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = Training.class)))
  public Uni<Response> train(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @NotNull @Valid TrainingRequest body) {
    body.requireConsistent();
    codes.requireKnown(body.codeVersion());
    return writes.idempotently(
        body,
        () ->
            access
                .changeable(id, body.agency(), body.advertiser())
                .flatMap(
                    found ->
                        Training.of(found.entry, body, client.name(), time.instant())
                            .<Training>persistAndFlush())
                .map(WriteResult::created));
  }

  @GET
  @RolesAllowed({Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR})
  @Refuses(409)
  @Operation(operationId = "getTelemarketer", summary = "One telemarketer with the exams passed")
  public Uni<TelemarketerRecord> get(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @QueryParam("agency") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String agency,
      @QueryParam("advertiser") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String advertiser) {
    return Panache.withSession(
        () -> access.visible(id, agency, advertiser).flatMap(ledger::withTrainings));
  }
}
