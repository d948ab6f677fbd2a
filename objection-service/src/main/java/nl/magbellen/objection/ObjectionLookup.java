package nl.magbellen.objection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.health.Rehearsal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers the gateway's batch of look-ups with one query: facts, never verdicts. */
@Path("/internal/lookups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal")
public class ObjectionLookup implements Rehearsal {

  private static final String QUERY =
      """
      select distinct l.place, o.id, o.advertiser, o.received_at, o.lifted_at, o.channel
      from unnest($1::int[], $2::uuid[], $3::text[]) as l(place, number_key, advertiser)
      join objection o on o.number_key = l.number_key and o.advertiser in (l.advertiser, '*')
      order by l.place, o.id
      """;

  private final Pool pool;

  ObjectionLookup(Pool pool) {
    this.pool = pool;
  }

  /** A batch; the answer has one entry per entry, in the same order. */
  @Schema(name = "ObjectionLookups", requiredProperties = "lookups")
  public record Lookups(@NotNull List<@NotNull @Valid Lookup> lookups) {}

  /** The answers, in the order of the look-ups. */
  @Schema(name = "ObjectionAnswer", requiredProperties = "facts")
  public record Answer(List<ObjectionFacts> facts) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(operationId = "lookUpObjections", summary = "Objections for a batch of questions")
  public Uni<Answer> lookUp(@NotNull @Valid Lookups body) {
    return find(body);
  }

  @Override
  public Uni<Void> rehearse() {
    return find(new Lookups(List.of(new Lookup(List.of(new UUID(0, 0)), "-")))).replaceWithVoid();
  }

  private Uni<Answer> find(Lookups body) {
    List<Integer> places = new ArrayList<>();
    List<UUID> numberKeys = new ArrayList<>();
    List<String> advertisers = new ArrayList<>();
    for (int place = 0; place < body.lookups().size(); place++) {
      Lookup lookup = body.lookups().get(place);
      for (UUID key : lookup.numberKeys()) {
        places.add(place);
        numberKeys.add(key);
        advertisers.add(lookup.advertiser());
      }
    }
    Tuple batch =
        Tuple.of(
            places.toArray(Integer[]::new),
            numberKeys.toArray(UUID[]::new),
            advertisers.toArray(String[]::new));
    return pool.preparedQuery(QUERY)
        .execute(batch)
        .map(
            rows -> {
              List<List<ObjectionFact>> found =
                  Stream.<List<ObjectionFact>>generate(ArrayList::new)
                      .limit(body.lookups().size())
                      .toList();
              rows.forEach(row -> found.get(row.getInteger("place")).add(fact(row)));
              return new Answer(found.stream().map(ObjectionFacts::new).toList());
            });
  }

  private static ObjectionFact fact(Row row) {
    return new ObjectionFact(
        row.getUUID("id"),
        row.getString("advertiser"),
        row.getOffsetDateTime("received_at").toInstant(),
        instant(row.getOffsetDateTime("lifted_at")),
        Channel.valueOf(row.getString("channel")));
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
