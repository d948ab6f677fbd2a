package nl.magbellen.callerid.probe;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads the calls to caller ids. */
@Singleton
class ProbeHistory {

  private static final String OF =
      """
      select c.advertiser, n.next_at, coalesce(n.unanswered, 0) as unanswered,
        p.id, p.begun_at, p.ended_at, p.answer, p.status
      from caller_id c
        left join probed_number n on n.number = c.number
        left join lateral (
          select * from probe p where p.number = c.number order by p.id desc limit 20) p on true
      where c.id = $1
      order by p.id desc
      """;

  private final Pool pool;

  ProbeHistory(Pool pool) {
    this.pool = pool;
  }

  /** With the advertiser of the registration. */
  record Found(String advertiser, CallerIdProbes probes) {}

  /** The calls to the number that is registered so; null if there is no such registration. */
  Uni<Found> of(UUID callerId) {
    return pool.preparedQuery(OF)
        .execute(Tuple.of(callerId))
        .map(rows -> rows.size() == 0 ? null : found(rows));
  }

  private static Found found(RowSet<Row> rows) {
    List<Row> all = StreamSupport.stream(rows.spliterator(), false).toList();
    Row one = all.getFirst();
    return new Found(
        one.getString("advertiser"),
        new CallerIdProbes(
            instant(one, "next_at"),
            one.getInteger("unanswered"),
            all.stream()
                .filter(row -> row.getUUID("id") != null)
                .map(ProbeHistory::probe)
                .toList()));
  }

  private static ProbeRecord probe(Row row) {
    String answer = row.getString("answer");
    return new ProbeRecord(
        row.getUUID("id"),
        instant(row, "begun_at"),
        instant(row, "ended_at"),
        answer == null ? null : ProbeAnswer.valueOf(answer),
        row.getInteger("status"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
