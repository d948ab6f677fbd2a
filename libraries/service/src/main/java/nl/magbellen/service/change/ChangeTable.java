package nl.magbellen.service.change;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import nl.magbellen.number.TelephoneNumber;

/**
 * The table {@code change} of a service, in which triggers write what the service's events mean for
 * a number, once for each advertiser.
 */
public final class ChangeTable implements ChangeSource {

  private static final String COLUMNS =
      """
      select position, kind, advertiser, agency, number_cipher, caller_id, day, evidence,
        happened_at, recorded_at
      """;

  private static final String READ =
      COLUMNS
          + """
      from change
      where position > $1 and position <= $2
        and ($3::text[] is null or advertiser = any ($3) or advertiser = '*')
      order by position
      limit $4
      """;

  /**
   * What comes later of the same thing stands for it, but for what is final: that only its own kind
   * repeats. Kinds that begin a record come later than nothing; the index has none of them.
   */
  private static final String STANDING =
      COLUMNS
          + """
      from change c
      where position > $1 and position <= $2 and kind = any ($3)
        and ($4::text[] is null or advertiser = any ($4) or advertiser = '*')
        and not exists (
          select from change l
          where l.advertiser = c.advertiser
            and change_thing(l.kind, l.caller_id, l.evidence, l.day)
              = change_thing(c.kind, c.caller_id, c.evidence, c.day)
            and l.position > c.position and l.position <= $5
            and l.kind not in ('CONSENT_GIVEN', 'RELATION_STARTED', 'CALL_REQUESTED', 'NUMBER_PUBLISHED', 'MANDATE_GIVEN')
            and (c.kind <> all ($6) or l.kind = c.kind))
      order by position
      """;

  private static final String[] BLOCKING = names(ChangeKind.blocking());
  private static final String[] LASTING = names(ChangeKind.lasting());

  private static final CommitOrder ORDER = new CommitOrder("change");

  private final Pool pool;
  private final Numbers numbers;

  /** How a number is read that a change has from its record. */
  @FunctionalInterface
  public interface Numbers {

    /** The number; {@code kind} tells of what record it is. */
    TelephoneNumber open(ChangeKind kind, byte[] cipher);
  }

  /** Reads the table in this database. */
  public ChangeTable(Pool pool, Numbers numbers) {
    this.pool = pool;
    this.numbers = numbers;
  }

  @Override
  public Uni<ChangePart> read(ChangeRequest request) {
    return pool.withTransaction(ORDER::number)
        .flatMap(
            last ->
                request.after() == null
                    ? Uni.createFrom().item(new ChangePart(last, List.of()))
                    : read(request, last));
  }

  private Uni<ChangePart> read(ChangeRequest request, long last) {
    String[] advertisers =
        request.advertisers() == null ? null : request.advertisers().toArray(String[]::new);
    return pool.preparedQuery(READ)
        .execute(Tuple.of(request.after(), last, advertisers, request.most()))
        .map(rows -> part(rows, Math.max(request.after(), last), request.most()));
  }

  @Override
  public Uni<ChangePart> standing(StandingRequest request) {
    String[] advertisers =
        request.advertisers() == null ? null : request.advertisers().toArray(String[]::new);
    return ORDER
        .window(pool, request)
        .flatMap(
            end ->
                pool.preparedQuery(STANDING)
                    .execute(
                        Tuple.of(
                            request.after(), end, BLOCKING, advertisers, request.upTo(), LASTING))
                    .map(rows -> new ChangePart(end, changes(rows))));
  }

  private ChangePart part(RowSet<Row> rows, long last, int most) {
    return ChangePart.read(changes(rows), last, most);
  }

  private List<RecordedChange> changes(RowSet<Row> rows) {
    List<RecordedChange> changes = new ArrayList<>();
    rows.forEach(row -> changes.add(change(row)));
    return changes;
  }

  private static String[] names(List<ChangeKind> kinds) {
    return kinds.stream().map(ChangeKind::name).toArray(String[]::new);
  }

  private RecordedChange change(Row row) {
    ChangeKind kind = ChangeKind.valueOf(row.getString("kind"));
    return new RecordedChange(
        row.getLong("position"),
        kind,
        number(kind, row.getBuffer("number_cipher")),
        row.getString("caller_id"),
        row.getString("advertiser"),
        row.getString("agency"),
        row.getLocalDate("day"),
        row.getString("evidence"),
        row.getOffsetDateTime("happened_at").toInstant(),
        row.getOffsetDateTime("recorded_at").toInstant());
  }

  private TelephoneNumber number(ChangeKind kind, Buffer cipher) {
    return cipher == null ? null : numbers.open(kind, cipher.getBytes());
  }
}
