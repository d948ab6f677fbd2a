package nl.magbellen.callerid.consumer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import nl.magbellen.callerid.advertiser.Sector;
import nl.magbellen.callerid.directory.DirectoryAnswer.Advertiser;

/** Finds advertisers, as they are now, for people. */
@ApplicationScoped
class AdvertiserNames {

  private static final String NEWEST =
      """
      select entry, name, website, sector
      from (select distinct on (entry) entry, name, website, sector, active
            from advertiser_version order by entry, version desc) newest
      """;

  private static final String CONTAINING =
      NEWEST
          + """
          where active and (position(lower($1) in lower(name)) > 0
            or position(lower($1) in entry) > 0)
          order by lower(name), entry
          limit $2
          """;

  private static final String OF_IDS = NEWEST + "where entry = any($1) order by entry";

  private final Pool pool;

  AdvertiserNames(Pool pool) {
    this.pool = pool;
  }

  /**
   * Active advertisers whose name or id contains the text, by name.
   *
   * @param text in capitals or not; empty for all
   */
  Uni<List<Advertiser>> containing(String text, int most) {
    return pool.preparedQuery(CONTAINING).execute(Tuple.of(text, most)).map(AdvertiserNames::read);
  }

  /** The advertisers with these ids, active or not, by id; unknown ids are ignored. */
  Uni<List<Advertiser>> ofIds(List<String> ids) {
    return pool.preparedQuery(OF_IDS)
        .execute(Tuple.of(ids.toArray(String[]::new)))
        .map(AdvertiserNames::read);
  }

  private static List<Advertiser> read(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                new Advertiser(
                    row.getString("entry"),
                    row.getString("name"),
                    row.getString("website"),
                    Sector.valueOf(row.getString("sector"))))
        .toList();
  }
}
