package nl.magbellen.objection.change;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.objection.ObjectionLedger;
import nl.magbellen.service.change.ChangeKind;
import nl.magbellen.service.change.ChangePart;
import nl.magbellen.service.change.ChangeRequest;
import nl.magbellen.service.change.ChangeSource;
import nl.magbellen.service.change.RecordedChange;
import nl.magbellen.service.change.StandingRequest;

/**
 * The same changes, for the feed of all services. What happened to entries of the national register
 * is not told: it ended on 30 June 2021, and they forbid no call.
 */
@ApplicationScoped
class ObjectionChangeSource implements ChangeSource {

  private static final String READ =
      """
      select e.position, e.kind, e.happened_at, e.recorded_at, o.id, o.advertiser, o.number_cipher
      from objection_event e join objection o on o.id = e.objection
      where e.position > $1 and e.position <= $2 and o.channel <> 'NATIONAL_REGISTER'
        and ($3::text[] is null or o.advertiser = any ($3) or o.advertiser = '*')
      order by e.position
      limit $4
      """;

  private static final String STANDING =
      """
      select e.position, e.kind, e.happened_at, e.recorded_at, o.id, o.advertiser, o.number_cipher
      from objection_event e join objection o on o.number_key = e.number_key and o.id = e.objection
      where e.position > $1 and e.position <= $2 and e.kind <> 'LIFTED' and o.channel <> 'NATIONAL_REGISTER'
        and ($3::text[] is null or o.advertiser = any ($3) or o.advertiser = '*')
        and not exists (
          select from objection_event l
          where l.number_key = e.number_key and l.objection = e.objection
            and l.position > e.position and l.position <= $4)
      order by e.position
      """;

  private final Pool pool;
  private final NumberCipher cipher;

  ObjectionChangeSource(Pool pool, NumberCipher cipher) {
    this.pool = pool;
    this.cipher = cipher;
  }

  @Override
  public Uni<ChangePart> read(ChangeRequest request) {
    return pool.withTransaction(ChangeFeed.ORDER::number)
        .flatMap(
            last ->
                request.after() == null
                    ? Uni.createFrom().item(new ChangePart(last, List.of()))
                    : read(request, last));
  }

  @Override
  public Uni<ChangePart> standing(StandingRequest request) {
    return ChangeFeed.ORDER
        .window(pool, request)
        .flatMap(
            end ->
                pool.preparedQuery(STANDING)
                    .execute(
                        Tuple.of(request.after(), end, ids(request.advertisers()), request.upTo()))
                    .map(rows -> new ChangePart(end, changes(rows))));
  }

  private static String[] ids(List<String> advertisers) {
    return advertisers == null ? null : advertisers.toArray(String[]::new);
  }

  private Uni<ChangePart> read(ChangeRequest request, long last) {
    return pool.preparedQuery(READ)
        .execute(Tuple.of(request.after(), last, ids(request.advertisers()), request.most()))
        .map(rows -> part(rows, Math.max(request.after(), last), request.most()));
  }

  private ChangePart part(RowSet<Row> rows, long last, int most) {
    return ChangePart.read(changes(rows), last, most);
  }

  private List<RecordedChange> changes(RowSet<Row> rows) {
    List<RecordedChange> changes = new ArrayList<>();
    rows.forEach(row -> changes.add(change(row)));
    return changes;
  }

  private RecordedChange change(Row row) {
    return new RecordedChange(
        row.getLong("position"),
        ChangeKind.valueOf("OBJECTION_" + row.getString("kind")),
        cipher.decryptNumber(row.getBuffer("number_cipher").getBytes(), ObjectionLedger.PURPOSE),
        null,
        row.getString("advertiser"),
        null,
        null,
        "objection:" + row.getUUID("id"),
        row.getOffsetDateTime("happened_at").toInstant(),
        row.getOffsetDateTime("recorded_at").toInstant());
  }
}
