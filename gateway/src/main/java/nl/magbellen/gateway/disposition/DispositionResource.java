package nl.magbellen.gateway.disposition;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.api.Page;
import nl.magbellen.service.idempotency.IdempotentWrites;
import nl.magbellen.service.idempotency.WriteResult;
import nl.magbellen.service.refusal.FieldName;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lets agencies and advertisers say what their dialers' words for the end of a call mean. */
@Path("/v1/dispositions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Outcomes")
public class DispositionResource {

  private static final int MOST_WORDS = 1_000;
  private static final int LONGEST_WORD = 200;

  private final DispositionTables tables;
  private final OwnTables owners;
  private final Dispositions dispositions;
  private final IdempotentWrites writes;
  private final Client client;

  DispositionResource(
      DispositionTables tables,
      OwnTables owners,
      Dispositions dispositions,
      IdempotentWrites writes,
      Client client) {
    this.tables = tables;
    this.owners = owners;
    this.dispositions = dispositions;
    this.writes = writes;
    this.client = client;
  }

  @PUT
  @RolesAllowed({Role.DIALER, Role.REGISTRAR})
  @Operation(
      operationId = "putDispositions",
      summary = "Say what the dialer's own words for the end of a call mean",
      description =
          "The table of the token's agency if it has one, else of one of its advertisers; it takes the place of the one"
              + " before. Case, white space, dashes and underscores of a word make no difference. A word named"
              + " like DNC is an objection unless the table says {\"objection\": false}. 422 when the"
              + " agency or advertiser is not registered.")
  @APIResponse(
      responseCode = "200",
      description = "The table",
      content = @Content(schema = @Schema(implementation = DispositionTable.class)))
  public Uni<Response> put(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @Schema(implementation = DispositionTable.class) @NotNull Map<String, Meaning> body) {
    TableOwner own = owners.own(id);
    requireReadable(body);
    return writes.idempotentlyAfter(
        body,
        () -> owners.requireRegistered(own).chain(() -> tables.put(own, body, client.name())),
        _ -> Uni.createFrom().item(WriteResult.ok(body)));
  }

  @GET
  @RolesAllowed({Role.DIALER, Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "getDispositions",
      summary = "What the dialer's own words for the end of a call mean; empty if nobody said")
  @APIResponse(
      responseCode = "200",
      description = "The table",
      content = @Content(schema = @Schema(implementation = DispositionTable.class)))
  public Uni<Map<String, Meaning>> get(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id) {
    return tables.written(owners.own(id));
  }

  @GET
  @Path("/unmapped")
  @RolesAllowed({Role.DIALER, Role.REGISTRAR, Role.AUDITOR, Role.OPERATOR})
  @Operation(
      operationId = "listUnmappedDispositions",
      summary = "Words that were reported and that stand in no table")
  public Uni<Page<UnmappedDisposition>> unmapped(
      @PathParam("id") @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
          String id,
      @QueryParam("limit") @DefaultValue(Page.USUAL) @Min(1) @Max(Page.MOST) int limit,
      @QueryParam("cursor") String cursor) {
    String after = Page.after(cursor, null, text -> text);
    return tables
        .unmapped(owners.own(id), after, limit + 1)
        .map(words -> words.stream().map(this::unmapped).toList())
        .map(words -> Page.of(words, limit, UnmappedDisposition::disposition));
  }

  private UnmappedDisposition unmapped(DispositionTables.Counted word) {
    return new UnmappedDisposition(
        word.disposition(),
        word.times(),
        word.firstAt(),
        word.lastAt(),
        dispositions.isNamedLikeAnObjection(word.disposition()));
  }

  private static void requireReadable(Map<String, Meaning> table) {
    if (table.size() > MOST_WORDS) {
      throw RefusedException.invalidField("", "TOO_MANY", "At most 1,000 words have a meaning.");
    }
    Set<Word> words = new HashSet<>();
    table.forEach(
        (written, meaning) -> {
          String pointer = FieldName.pointer(written);
          Word word = Word.of(written);
          if (word.bare().isEmpty() || written.length() > LONGEST_WORD) {
            throw RefusedException.invalidField(
                pointer, "SIZE", "A word must have 1 to 200 characters, not all of them blank.");
          }
          if (meaning == null) {
            throw RefusedException.invalidField(pointer, "REQUIRED", "The meaning is missing.");
          }
          if (!words.add(word)) {
            throw RefusedException.invalidField(
                pointer,
                "TWICE",
                "The word is there twice: case, blanks and dashes are no difference.");
          }
        });
  }

  /** The form of a table, for the document. */
  @Schema(
      name = "DispositionTable",
      description = "What each word means",
      examples =
          "{\"DNC\": {\"objection\": true}, \"WRONG\": {\"wrongPerson\": true}, \"NA\": {\"connected\": false}}",
      additionalProperties = Meaning.class)
  public interface DispositionTable {}
}
