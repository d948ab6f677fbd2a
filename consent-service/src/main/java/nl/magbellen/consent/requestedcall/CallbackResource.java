package nl.magbellen.consent.requestedcall;

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
import java.util.UUID;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Refuses;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes from the gateway which consumers asked, during a call, to be called back. */
@Path("/internal/callbacks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal")
public class CallbackResource {

  private final RequestedCallLedger ledger;
  private final Client client;

  CallbackResource(RequestedCallLedger ledger, Client client) {
    this.ledger = ledger;
    this.client = client;
  }

  /** Requests to record, all or none. */
  @Schema(name = "Callbacks")
  public record Batch(@NotNull List<@NotNull @Valid CallRequest> callbacks) {}

  /** The requested call of each, in the order of the batch. */
  @Schema(name = "CallbackAnswer")
  public record Answer(List<UUID> requestedCalls) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Refuses(422)
  @Operation(
      operationId = "recordCallbacks",
      summary = "Record that consumers asked, during a call, to be called back",
      description = "Each becomes a requested call. Sent again it changes nothing.")
  public Uni<Answer> record(@NotNull @Valid Batch body) {
    return Panache.withTransaction(
        () ->
            Multi.createFrom()
                .iterable(body.callbacks())
                .onItem()
                .transformToUniAndConcatenate(call -> ledger.callBack(call, client.name()))
                .collect()
                .asList()
                .map(Answer::new));
  }
}
