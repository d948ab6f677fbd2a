package nl.magbellen.gateway.log;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.gateway.answer.CallPermission;

/** Finds what was reported about the calls that decisions led to. */
@ApplicationScoped
public class ReportedCalls {

  /** A call may be reported more than once: what one report knows, all of them know. */
  private static final String QUERY =
      """
      select o.decision, bool_or(o.connected) as connected,
        bool_or(o.right_to_object is not distinct from 'AGENT'
          or o.right_to_object is not distinct from 'RECORDED_TEXT' and o.announced is true)
          filter (where o.connected and o.right_to_object is not null) as offered
      from unnest($1::uuid[], $2::timestamptz[]) as wanted(id, decided_at)
        join outcome o on o.decision = wanted.id and o.decided_at = wanted.decided_at
      group by o.decision
      """;

  private final Pool pool;

  ReportedCalls(Pool pool) {
    this.pool = pool;
  }

  /**
   * What was reported about a call.
   *
   * @param connected whether somebody was reached
   * @param offered whether the right to object was offered in it; null if that was not said
   */
  public record Reported(boolean connected, Boolean offered) {}

  /** What was reported about these decisions, by their ids; the others are not in it. */
  public Uni<Map<UUID, Reported>> of(List<CallPermission> decisions) {
    UUID[] ids = decisions.stream().map(CallPermission::id).toArray(UUID[]::new);
    OffsetDateTime[] decidedAt =
        decisions.stream()
            .map(one -> one.decidedAt().atOffset(ZoneOffset.UTC))
            .toArray(OffsetDateTime[]::new);
    return pool.preparedQuery(QUERY)
        .execute(Tuple.tuple().addValue(ids).addValue(decidedAt))
        .map(
            rows -> {
              Map<UUID, Reported> found = new HashMap<>();
              rows.forEach(
                  row ->
                      found.put(
                          row.getUUID("decision"),
                          new Reported(row.getBoolean("connected"), row.getBoolean("offered"))));
              return found;
            });
  }
}
