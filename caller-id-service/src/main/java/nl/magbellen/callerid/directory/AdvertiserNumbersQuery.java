package nl.magbellen.callerid.directory;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import nl.magbellen.callerid.refusal.CallerIdRefusal.NoSuchAdvertiser;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.refusal.RefusedException;

/** Reads the numbers that an advertiser is called from. */
@ApplicationScoped
class AdvertiserNumbersQuery {

  private static final String QUERY =
      """
      select v.name, v.website, c.number, a.name as agency, c.registered_from, c.published_at,
        c.publication_url
      from (select name, website, active from advertiser_version
        where entry = $1 order by version desc limit 1) v
      left join caller_id c
        on c.advertiser = $1 and c.proven_at is not null and c.released_at is null
      left join lateral (select name from agency_version
        where entry = c.agency order by version desc limit 1) a on true
      where v.active
      order by c.number, a.name nulls first
      """;

  private final Pool pool;

  AdvertiserNumbersQuery(Pool pool) {
    this.pool = pool;
  }

  /** Fails with {@link NoSuchAdvertiser} for one that is not registered, or no longer active. */
  Uni<AdvertiserNumbers> of(String advertiser) {
    return pool.preparedQuery(QUERY)
        .execute(Tuple.of(advertiser))
        .map(rows -> numbers(advertiser, rows));
  }

  private static AdvertiserNumbers numbers(String advertiser, RowSet<Row> rows) {
    List<Row> found = StreamSupport.stream(rows.spliterator(), false).toList();
    if (found.isEmpty()) {
      throw new RefusedException(new NoSuchAdvertiser());
    }
    return new AdvertiserNumbers(
        advertiser,
        found.getFirst().getString("name"),
        found.getFirst().getString("website"),
        found.stream()
            .filter(row -> row.getString("number") != null)
            .map(AdvertiserNumbersQuery::number)
            .toList());
  }

  private static AdvertiserNumbers.Number number(Row row) {
    TelephoneNumber number = TelephoneNumber.parse(row.getString("number"));
    return new AdvertiserNumbers.Number(
        number,
        number.written(),
        row.getString("agency"),
        instant(row.getOffsetDateTime("registered_from")),
        instant(row.getOffsetDateTime("published_at")),
        row.getString("publication_url"));
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
