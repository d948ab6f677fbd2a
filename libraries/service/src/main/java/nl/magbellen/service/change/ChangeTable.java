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

  private static final String READ =
      """
      select position, kind, advertiser, agency, number_cipher, caller_id, day, evidence,
        happened_at, recorded_at
      from change
      where position > $1 and position <= $2
        and ($3::text[] is null or advertiser = any ($3) or advertiser = '*')
      order by position
      limit $4
      """;

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

  private ChangePart part(RowSet<Row> rows, long last, int most) {
    List<RecordedChange> changes = new ArrayList<>();
    rows.forEach(row -> changes.add(change(row)));
    return ChangePart.read(changes, last, most);
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
