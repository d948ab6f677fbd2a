package nl.magbellen.gateway.hook;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.magbellen.gateway.disposition.OwnTables;
import nl.magbellen.gateway.disposition.TableOwner;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.WriteResult;
import nl.magbellen.service.refusal.FieldName;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lets agencies and advertisers say how their own hooks are read. */
@Path("/v1/hook-mappings/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Outcomes")
public class HookMappingResource {

  private static final int MOST_FIELDS = 100;
  private static final int LONGEST_NAME = 200;

  /** Without one of these no call can be found. */
  private static final List<HookField> NAMING =
      List.of(HookField.CALLEE, HookField.DECISION, HookField.REFERENCE);

  private final HookMappings mappings;
  private final UnplacedLedger unplaced;
  private final OwnTables owners;
  private final IdempotentWrites writes;
  private final Client client;

  HookMappingResource(
      HookMappings mappings,
      UnplacedLedger unplaced,
      OwnTables owners,
      IdempotentWrites writes,
      Client client) {
    this.mappings = mappings;
    this.unplaced = unplaced;
    this.owners = owners;
    this.writes = writes;
    this.client = client;
  }

  @PUT
  @RolesAllowed({Role.DIALER, Role.REGISTRAR})
  @Operation(
      operationId = "putHookMapping",
      summary = "Say how the preset custom reads what the dialer sends",
      description =
          "Each name of the dialer's, with the field of a report that it is; what is nested in JSON is"
              + " named by its path (call.agent.id, items.0). Where several names are one field, the"
              + " first that is filled counts. Names that are not here are passed over. What waits for"
              + " a mapping is tried again at once.")
  @APIResponse(
      responseCode = "200",
      description = "The mapping",
      content = @Content(schema = @Schema(implementation = HookMappingTable.class)))
  public Uni<Response> put(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @Schema(implementation = HookMappingTable.class) @NotNull Map<String, String> body) {
    TableOwner own = owners.own(id);
    requireReadable(body);
    return writes.idempotentlyAfter(
        body,
        () ->
            owners
                .requireRegistered(own)
                .chain(() -> mappings.put(own, body, client.name()))
                .chain(() -> unplaced.explained(own)),
        _ -> Uni.createFrom().item(WriteResult.ok(body)));
  }

  @GET
  @RolesAllowed({Role.DIALER, Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "getHookMapping",
      summary = "How the preset custom reads what the dialer sends; empty if nobody said")
  @APIResponse(
      responseCode = "200",
      description = "The mapping",
      content = @Content(schema = @Schema(implementation = HookMappingTable.class)))
  public Uni<Map<String, String>> get(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id) {
    return mappings.written(owners.own(id));
  }

  private static void requireReadable(Map<String, String> mapping) {
    if (mapping.size() > MOST_FIELDS) {
      throw RefusedException.invalidField("", "TOO_MANY", "At most 100 names are mapped.");
    }
    mapping.forEach(
        (name, field) -> {
          String pointer = FieldName.pointer(name);
          if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw RefusedException.invalidField(
                pointer, "SIZE", "A name must have 1 to 200 characters, not all of them blank.");
          }
          if (field == null || HookField.of(field).isEmpty()) {
            throw RefusedException.invalidField(
                pointer, "UNKNOWN_FIELD", "must be one of " + HookField.all());
          }
        });
    Stream<String> naming = NAMING.stream().map(HookField::title);
    if (naming.noneMatch(mapping::containsValue)) {
      throw RefusedException.invalidField(
          "", "REQUIRED", "A name must be callee, decision or reference, so that calls are found.");
    }
  }

  /** The form of a mapping, for the document. */
  @Schema(
      name = "HookMapping",
      description = "Which field of a report each of the dialer's names is",
      examples =
          "{\"contact.phone\": \"callee\", \"result\": \"disposition\", \"call.id\": \"callId\"}",
      additionalProperties = HookFieldName.class)
  public interface HookMappingTable {}

  /** A field of a report, for the document. */
  @Schema(
      name = "HookFieldName",
      type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
      pattern = "^(" + HookField.NAMES + ")$")
  public interface HookFieldName {}
}
