package nl.magbellen.objection;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.magbellen.objection.ObjectionLedger.Received;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Records the objections that the outcomes of calls report. */
@Path("/internal/objections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal")
public class OutcomeObjectionResource {

  private final ObjectionLedger ledger;
  private final ObjectedTo objectedTo;
  private final Client client;

  OutcomeObjectionResource(ObjectionLedger ledger, ObjectedTo objectedTo, Client client) {
    this.ledger = ledger;
    this.objectedTo = objectedTo;
    this.client = client;
  }

  /** Objections to register, all or none. */
  @Schema(name = "OutcomeObjections", requiredProperties = "objections")
  public record Batch(@NotNull List<@NotNull @Valid ObjectionRequest> objections) {}

  /** The objections in force, in the order of the batch. */
  @Schema(name = "RegisteredObjections", requiredProperties = "items")
  public record Registered(List<Item> items) {}

  /** One objection in force. */
  @Schema(name = "RegisteredObjection", requiredProperties = "id")
  public record Item(@Schema(examples = "01932f6e-6f3c-7a10-8e1c-2b7f0a9c4d55") UUID id) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "registerOutcomeObjections",
      summary = "Objections made during calls; none is refused because its advertiser is unknown")
  public Uni<Registered> register(@NotNull @Valid Batch body) {
    String recordedBy = client.name();
    return objectedTo
        .unknownAmong(body.objections().stream().map(ObjectionRequest::advertiser).toList())
        .flatMap(
            unknown ->
                Panache.withTransaction(() -> register(body.objections(), recordedBy, unknown)));
  }

  private Uni<Registered> register(
      List<ObjectionRequest> objections, String recordedBy, Set<String> unknown) {
    return Multi.createFrom()
        .iterable(objections)
        .map(it -> new Received(it, recordedBy, unknown.contains(it.advertiser())))
        .onItem()
        .transformToUniAndConcatenate(ledger::register)
        .map(done -> new Item(done.record().id()))
        .collect()
        .asList()
        .map(Registered::new);
  }
}
