package nl.magbellen.callerid.number;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.refusal.FieldError;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Takes from the gateway on which day consumers are called from a number, before it permits the
 * call, so that a release never overlooks one. Only the latest day is kept. A number that was
 * released meanwhile is not marked but refused, so that the gateway denies the call.
 */
@Path("/internal/uses")
@Tag(name = "Internal")
public class CallerIdUseResource {

  /**
   * Locks in the order of the ids, so that two batches never wait for one another. The lock is the
   * one that a release takes: who comes second sees what the first one wrote.
   */
  private static final String MARK =
      """
      with used as (
        select id, max(used_on) as used_on
        from unnest($1::uuid[], $2::date[]) as u(id, used_on) group by id),
      kept as (
        select c.id, used.used_on from caller_id c join used on used.id = c.id
        where c.released_at is null
        order by c.id for no key update of c),
      gone as (
        select id from used where id not in (select id from kept)),
      marked as (
        update caller_id c set last_used_on = kept.used_on
        from kept where c.id = kept.id and not exists (select from gone)
          and (c.last_used_on is null or c.last_used_on < kept.used_on))
      select id from gone order by id
      """;

  private final Pool pool;

  CallerIdUseResource(Pool pool) {
    this.pool = pool;
  }

  /** A batch of uses; sending it again changes nothing. */
  @Schema(
      description = "A batch of uses",
      examples =
          """
          {"uses": [{"callerId": "019ab000-0000-7000-8000-000000000000", "usedOn": "2026-11-23"}]}
          """)
  public record Uses(@NotNull List<@NotNull @Valid Use> uses) {}

  /**
   * One use.
   *
   * @param callerId id of the registration
   * @param usedOn date in Amsterdam
   */
  public record Use(@NotNull UUID callerId, @NotNull @PastOrPresent LocalDate usedOn) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(operationId = "reportCallerIdUses", summary = "Days on which caller ids were used")
  @APIResponse(responseCode = "204", description = "Kept")
  @APIResponse(
      responseCode = "409",
      description = "Some are released or unknown, errors says which; none of the batch was kept",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public Uni<Void> use(@NotNull @Valid Uses body) {
    Tuple batch =
        Tuple.of(
            body.uses().stream().map(Use::callerId).toArray(UUID[]::new),
            body.uses().stream().map(Use::usedOn).toArray(LocalDate[]::new));
    return pool.preparedQuery(MARK)
        .execute(batch)
        .map(CallerIdUseResource::ids)
        .invoke(gone -> requireNone(gone, body.uses()))
        .replaceWithVoid();
  }

  private static Set<UUID> ids(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getUUID("id"))
        .collect(toCollection(LinkedHashSet::new));
  }

  private static void requireNone(Set<UUID> gone, List<Use> uses) {
    if (gone.isEmpty()) {
      return;
    }
    List<FieldError> errors =
        IntStream.range(0, uses.size())
            .filter(place -> gone.contains(uses.get(place).callerId()))
            .mapToObj(place -> error(place, uses.get(place)))
            .toList();
    throw new ProblemException(
        Problem.of(
            Status.CONFLICT,
            "caller-id-released",
            "No longer registered, so no call may be made from it: "
                + gone.stream().map(UUID::toString).collect(joining(", "))
                + ". None of the batch was kept.",
            errors));
  }

  private static FieldError error(int place, Use use) {
    return new FieldError(
        "/uses/" + place + "/callerId", "RELEASED_OR_UNKNOWN", use.callerId().toString());
  }
}
