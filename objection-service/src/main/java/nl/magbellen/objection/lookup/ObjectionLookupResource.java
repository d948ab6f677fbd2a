package nl.magbellen.objection.lookup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import nl.magbellen.facts.ObjectionFacts;
import nl.magbellen.facts.lookup.NumberLookup;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.health.Rehearsal;
import nl.magbellen.service.lookup.LookupAnswer;
import nl.magbellen.service.lookup.LookupRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers the gateway's batches of look-ups with one query: facts, never verdicts. */
@Path("/internal/lookups")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal")
public class ObjectionLookupResource implements Rehearsal {

  private static final String OBJECTIONS = "objections";

  private static final String QUERY =
      """
      select distinct l.place, o.id, json_build_object(
        'id', o.id, 'advertiser', o.advertiser, 'receivedAt', o.received_at,
        'liftedAt', o.lifted_at, 'channel', o.channel)::text as fact
      from unnest($1::int[], $2::uuid[], $3::text[]) as l(place, number_key, advertiser)
      join objection o on o.number_key = l.number_key and o.advertiser in (l.advertiser, '*')
      order by l.place, o.id
      """;

  private final Pool pool;

  ObjectionLookupResource(LookupConnections connections) {
    this.pool = connections.pool();
  }

  /** A batch, as the document shows it. */
  @Schema(
      name = "ObjectionLookups",
      requiredProperties = "lookups",
      examples =
          """
          {"lookups": [{"numberKeys": ["0b5f2c1e-7c0a-4c7e-9d0e-3f1d2a6b8c90"],
            "advertiser": "zonnestroom"}]}
          """)
  public record Lookups(List<NumberLookup> lookups) {}

  /** The answers, in the order of the look-ups. */
  @Schema(name = "ObjectionAnswer", requiredProperties = "facts")
  public record Answer(List<ObjectionFacts> facts) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(operationId = "lookUpObjections", summary = "Objections for a batch of questions")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Lookups.class)))
  @APIResponse(
      responseCode = "200",
      description = "The answers, in the order of the look-ups",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Answer.class)))
  public Uni<byte[]> lookUp(byte[] body) {
    return find(LookupRequest.ofNumbers(body));
  }

  @Override
  public Uni<Void> rehearse() {
    return find(List.of(new NumberLookup(List.of(new UUID(0, 0)), "-"))).replaceWithVoid();
  }

  private Uni<byte[]> find(List<NumberLookup> lookups) {
    return pool.preparedQuery(QUERY)
        .execute(LookupRequest.parameters(lookups))
        .map(
            rows -> {
              var answer = new LookupAnswer(lookups.size(), OBJECTIONS);
              rows.forEach(
                  row -> answer.add(row.getInteger("place"), OBJECTIONS, row.getString("fact")));
              return answer.json();
            });
  }
}
