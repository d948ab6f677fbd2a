package nl.magbellen.consent.change;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.magbellen.consent.change.TermLook.Ended;

/**
 * Tells the ends that the rules set to consents and published numbers, and those of requested
 * calls. Of each term only how far it was told is kept; a record that was over when it was recorded
 * is behind that, and not told.
 */
@Singleton
class ExpiredTerms implements Endings {

  private static final UUID FIRST = new UUID(0, 0);

  private static final String BEGIN =
      """
      insert into term_told (term, looked_at, began_at, record) values ($1, $2, $3, $4)
      on conflict do nothing
      """;

  /** A look that was later knows better, as another replica's behind midnight. */
  private static final String TAKE =
      """
      select began_at, record from term_told where term = $1 and looked_at <= $2
      for update skip locked
      """;

  private static final String TELL =
      """
      insert into change (kind, advertiser, number_cipher, evidence, happened_at)
      select kind, advertiser, number_cipher, evidence, happened_at
      from unnest($1::text[], $2::text[], $3::bytea[], $4::text[], $5::timestamptz[])
        with ordinality as e(kind, advertiser, number_cipher, evidence, happened_at, place)
      order by place
      """;

  private static final String TOLD =
      "update term_told set looked_at = $2, began_at = $3, record = $4 where term = $1";

  private final Pool pool;
  private final TermsOfConsents consents;
  private final TermsOfOthers others;

  ExpiredTerms(Pool pool, TermsOfConsents consents, TermsOfOthers others) {
    this.pool = pool;
    this.consents = consents;
    this.others = others;
  }

  /** How far it was told: in the order of beginnings, and of ids where they are the same. */
  private record Place(OffsetDateTime beganAt, UUID record) {}

  /** A look that fails keeps no other one from being made; those that are always few come first. */
  @Override
  public Uni<Void> tell(Instant now) {
    return told()
        .flatMap(
            told ->
                Multi.createBy()
                    .concatenating()
                    .collectFailures()
                    .streams(
                        Multi.createFrom().iterable(others.at(now)),
                        consents
                            .at(now)
                            .onItem()
                            .transformToMulti(looks -> Multi.createFrom().iterable(looks)))
                    .filter(look -> !look.over().equals(told.get(look.term())))
                    .onItem()
                    .transformToUni(look -> told(look, now))
                    .collectFailures()
                    .concatenate()
                    .onItem()
                    .ignoreAsUni());
  }

  private Uni<Void> told(TermLook look, Instant now) {
    return Endings.inParts(() -> pool.withTransaction(database -> tellSome(look, now, database)));
  }

  /** Up to which beginning it was told, by term; nothing more is to be told of those. */
  private Uni<Map<String, Instant>> told() {
    return pool.query("select term, began_at from term_told")
        .execute()
        .map(
            rows ->
                stream(rows)
                    .collect(
                        toMap(
                            row -> row.getString("term"),
                            row -> row.getOffsetDateTime("began_at").toInstant())));
  }

  /** What was over when it was looked for the first time is no news. */
  private static Uni<Integer> tellSome(TermLook look, Instant now, SqlConnection database) {
    return database
        .preparedQuery(BEGIN)
        .execute(reaching(look, now, new Place(utc(look.over()), FIRST)))
        .chain(() -> database.preparedQuery(TAKE).execute(Tuple.of(look.term(), utc(now))))
        .flatMap(
            taken ->
                taken.size() == 0
                    ? Uni.createFrom().item(0)
                    : tellAfter(place(taken.iterator().next(), "began_at"), look, now, database));
  }

  private static Uni<Integer> tellAfter(
      Place told, TermLook look, Instant now, SqlConnection database) {
    Tuple behind = Tuple.of(told.beganAt, told.record, utc(look.over()));
    look.more().forEach(behind::addValue);
    return database
        .preparedQuery(look.query())
        .execute(behind)
        .map(rows -> stream(rows).toList())
        .call(rows -> write(ended(rows, look), database))
        .map(rows -> rows.stream().map(row -> place(row, "began")).distinct().toList())
        .call(
            looked ->
                database.preparedQuery(TOLD).execute(reaching(look, now, reached(looked, look))))
        .map(List::size);
  }

  private static List<Ended> ended(List<Row> rows, TermLook look) {
    return rows.stream().map(look.ended()).flatMap(Optional::stream).toList();
  }

  private static Uni<?> write(List<Ended> ended, SqlConnection database) {
    return ended.isEmpty()
        ? Uni.createFrom().voidItem()
        : database
            .preparedQuery(TELL)
            .execute(
                Tuple.of(
                    each(ended, one -> one.kind().name(), String[]::new),
                    each(ended, Ended::advertiser, String[]::new),
                    each(ended, one -> Buffer.buffer(one.number()), Buffer[]::new),
                    each(ended, Ended::evidence, String[]::new),
                    each(ended, one -> utc(one.happenedAt()), OffsetDateTime[]::new)));
  }

  private static <T> T[] each(List<Ended> ended, Function<Ended, T> part, IntFunction<T[]> array) {
    return ended.stream().map(part).toArray(array);
  }

  /** Behind the last one while there may be more; a longer term sets it back. */
  private static Place reached(List<Place> looked, TermLook look) {
    return looked.size() == MOST ? looked.getLast() : new Place(utc(look.over()), FIRST);
  }

  private static Place place(Row row, String began) {
    return new Place(row.getOffsetDateTime(began), row.getUUID("record"));
  }

  private static Tuple reaching(TermLook look, Instant now, Place place) {
    return Tuple.of(look.term(), utc(now), place.beganAt, place.record);
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
