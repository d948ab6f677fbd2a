package nl.magbellen.consent.change;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.magbellen.consent.change.FormerCustomers.Group;

/**
 * Tells that the term is over in which an ended customer relation might still be used, once. Of
 * each group of former customers only how far that was told is kept; a relation that was over when
 * it was recorded is behind that, and not told.
 */
@Singleton
class ExpiredRelations implements Endings {

  private static final UUID FIRST = new UUID(0, 0);

  private static final String BEGIN =
      """
      insert into former_customers_told (advertiser, subject, looked_at, ended_at, relation)
      values ($1, $2, $3, $4, $5)
      on conflict do nothing
      """;

  /** A look that was later knows better, as another replica's behind midnight. */
  private static final String TAKE =
      """
      select ended_at, relation from former_customers_told
      where advertiser = $1 and subject = $2 and looked_at <= $3
      for update skip locked

      """;

  private static final String OVER =
      """
      select id, ended_at from customer_relation
      where advertiser = $1 and subject = $2 and (ended_at, id) > ($3, $4) and ended_at < $5
        and ended_at is not null
      order by ended_at, id limit $6
      """;

  private static final String TELL =
      """
      insert into change (kind, advertiser, number_cipher, evidence, happened_at)
      select 'RELATION_EXPIRED', r.advertiser, r.number_cipher, 'relation:' || r.id, o.since
      from unnest($1::uuid[], $2::timestamptz[]) as o(id, since) join customer_relation r on r.id = o.id
      order by o.since, o.id
      """;

  private static final String TOLD =
      """
      update former_customers_told set looked_at = $3, ended_at = $4, relation = $5
      where advertiser = $1 and subject = $2
      """;

  private final Pool pool;
  private final FormerCustomers customers;

  ExpiredRelations(Pool pool, FormerCustomers customers) {
    this.pool = pool;
    this.customers = customers;
  }

  /** How far it was told: in the order of ends, and of ids where they are the same. */
  private record Place(OffsetDateTime endedAt, UUID relation) {}

  @Override
  public Uni<Void> tell(Instant now) {
    return customers
        .toTell(now)
        .onItem()
        .transformToMulti(groups -> Multi.createFrom().iterable(groups))
        .onItem()
        .transformToUniAndConcatenate(
            group ->
                Endings.inParts(() -> pool.withTransaction(database -> tellSome(group, database))))
        .onItem()
        .ignoreAsUni();
  }

  /** What was over when it was looked for the first time is no news. */
  private static Uni<Integer> tellSome(Group group, SqlConnection database) {
    return database
        .preparedQuery(BEGIN)
        .execute(reaching(group, new Place(utc(group.over()), FIRST)))
        .chain(() -> database.preparedQuery(TAKE).execute(looked(group)))
        .flatMap(
            taken ->
                taken.size() == 0
                    ? Uni.createFrom().item(0)
                    : tellAfter(place(taken.iterator().next()), group, database));
  }

  private static Uni<Integer> tellAfter(Place told, Group group, SqlConnection database) {
    return database
        .preparedQuery(OVER)
        .execute(
            Tuple.of(
                group.advertiser(),
                group.subject(),
                told.endedAt,
                told.relation,
                utc(group.over()),
                MOST))
        .map(rows -> stream(rows).toList())
        .call(over -> over.isEmpty() ? nothing() : write(over, group, database))
        .call(over -> database.preparedQuery(TOLD).execute(reaching(group, reached(over, group))))
        .map(List::size);
  }

  private static Uni<?> write(List<Row> over, Group group, SqlConnection database) {
    UUID[] ids = over.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new);
    OffsetDateTime[] since =
        over.stream()
            .map(row -> group.term().overSince(row.getOffsetDateTime("ended_at").toInstant()))
            .map(ExpiredRelations::utc)
            .toArray(OffsetDateTime[]::new);
    return database.preparedQuery(TELL).execute(Tuple.of(ids, since));
  }

  /** Behind the last one while there may be more; a longer term sets it back. */
  private static Place reached(List<Row> over, Group group) {
    return over.size() == MOST
        ? new Place(over.getLast().getOffsetDateTime("ended_at"), over.getLast().getUUID("id"))
        : new Place(utc(group.over()), FIRST);
  }

  private static Place place(Row row) {
    return new Place(row.getOffsetDateTime("ended_at"), row.getUUID("relation"));
  }

  private static Tuple looked(Group group) {
    return Tuple.of(group.advertiser(), group.subject(), utc(group.lookedAt()));
  }

  private static Tuple reaching(Group group, Place place) {
    return looked(group).addValue(place.endedAt).addValue(place.relation);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
