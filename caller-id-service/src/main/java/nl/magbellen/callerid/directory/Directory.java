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
import nl.magbellen.callerid.advertiser.Sector;
import nl.magbellen.number.TelephoneNumber;

/**
 * Who calls from a number. Only proven numbers of active advertisers are shown. Known and unknown
 * numbers cost the same single query.
 */
@ApplicationScoped
public class Directory {

  private static final String QUERY =
      """
      select c.advertiser, v.name, v.website, v.sector, a.name as agency, c.registered_from,
        c.published_at, c.publication_url,
        (select max(k.at) from callback_check k where k.caller_id = c.id) as last_checked_at
      from caller_id c
      join lateral (select name, website, sector, active from advertiser_version
        where entry = c.advertiser order by version desc limit 1) v on v.active
      left join lateral (select name from agency_version
        where entry = c.agency order by version desc limit 1) a on true
      where c.number = $1 and c.proven_at is not null and c.released_at is null
      order by c.proven_at, c.advertiser
      """;

  private final Pool pool;

  Directory(Pool pool) {
    this.pool = pool;
  }

  /** What a consumer may know of a number; of the same shape for one that is not registered. */
  public Uni<DirectoryAnswer> whoCallsFrom(TelephoneNumber number) {
    return pool.preparedQuery(QUERY)
        .execute(Tuple.of(number.e164()))
        .map(
            rows ->
                new DirectoryAnswer(
                    number, callers(rows), DirectoryTexts.HOW_TO_OBJECT, DirectoryTexts.ADVICE));
  }

  private static List<DirectoryAnswer.Caller> callers(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(Directory::caller).toList();
  }

  private static DirectoryAnswer.Caller caller(Row row) {
    return new DirectoryAnswer.Caller(
        new DirectoryAnswer.Advertiser(
            row.getString("advertiser"),
            row.getString("name"),
            row.getString("website"),
            Sector.valueOf(row.getString("sector"))),
        row.getString("agency"),
        instant(row.getOffsetDateTime("registered_from")),
        instant(row.getOffsetDateTime("published_at")),
        row.getString("publication_url"),
        instant(row.getOffsetDateTime("last_checked_at")));
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
