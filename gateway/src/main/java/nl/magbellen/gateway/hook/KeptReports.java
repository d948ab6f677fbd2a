package nl.magbellen.gateway.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import nl.magbellen.gateway.reports.Reporter;
import nl.magbellen.number.NumberCipher;

/** Reads what was kept, for the job and for people; and ends it, when one says so. */
@ApplicationScoped
class KeptReports {

  /** For what content is encrypted. */
  static final String CONTENT = "unplaced_report.content";

  private static final String PAGE =
      """
      select * from unplaced_report
      where id > $1
        and ($2::text[] is null or advertiser = any ($2) or advertiser is null and agency = $3)
        and ($3::text is null or agency = $3)
        and ($4::text is null or state = $4)
      order by id
      limit $5
      """;

  private static final String ONE = "select * from unplaced_report where id = $1";

  private static final String END =
      """
      update unplaced_report
      set state = 'ENDED', due_at = null, settled_at = $2, settled_by = $3, reason = $4
      where id = $1 and state = 'WAITING'
      """;

  private final Pool pool;
  private final NumberCipher cipher;
  private final ObjectMapper json;
  private final InstantSource time;

  KeptReports(Pool pool, NumberCipher cipher, ObjectMapper json, InstantSource time) {
    this.pool = pool;
    this.cipher = cipher;
    this.json = json;
    this.time = time;
  }

  /**
   * Those of some advertisers, in the order in which they came.
   *
   * @param advertisers null for all
   * @param agency of which alone; null for any
   * @param state null for any
   */
  Uni<List<UnplacedReport>> page(
      UUID after, Collection<String> advertisers, String agency, UnplacedState state, int most) {
    String[] own = advertisers == null ? null : advertisers.toArray(String[]::new);
    return pool.preparedQuery(PAGE)
        .execute(Tuple.of(after, own, agency, state == null ? null : state.name(), most))
        .map(found -> StreamSupport.stream(found.spliterator(), false).map(this::shown).toList());
  }

  /** The one with this id, for people; null if there is none. */
  Uni<UnplacedReport> find(UUID id) {
    return pool.preparedQuery(ONE)
        .execute(Tuple.of(id))
        .map(
            found ->
                StreamSupport.stream(found.spliterator(), false)
                    .findFirst()
                    .map(this::shown)
                    .orElse(null));
  }

  /** The one with this id, to be tried. */
  Uni<KeptReport> kept(UUID id) {
    return pool.preparedQuery(ONE)
        .execute(Tuple.of(id))
        .map(found -> kept(found.iterator().next()));
  }

  /** Ends it; whether it was still waiting. */
  Uni<Boolean> end(UUID id, String by, String reason) {
    return pool.preparedQuery(END)
        .execute(Tuple.of(id, time.instant().atOffset(ZoneOffset.UTC), by, reason))
        .map(ended -> ended.rowCount() == 1);
  }

  KeptReport kept(Row row) {
    return new KeptReport(
        row.getUUID("id"),
        row.getUUID("content_key"),
        new Reporter(
            row.getString("client"),
            row.getString("agency"),
            List.of(row.getArrayOfStrings("advertisers"))),
        row.getString("preset"),
        sent(row),
        UnplacedState.valueOf(row.getString("state")),
        UnplacedCause.valueOf(row.getString("cause")),
        row.getInteger("attempts"),
        instant(row, "received_at"),
        instant(row, "settled_at"));
  }

  private UnplacedReport shown(Row row) {
    UnplacedCause cause = UnplacedCause.valueOf(row.getString("cause"));
    return new UnplacedReport(
        row.getUUID("id"),
        row.getString("preset"),
        row.getString("advertiser"),
        row.getString("agency"),
        UnplacedState.valueOf(row.getString("state")),
        cause,
        cause.detail(),
        row.getString("field"),
        row.getBoolean("objection"),
        row.getUUID("objection_id"),
        row.getUUID("outcome"),
        sent(row).shown(),
        row.getInteger("attempts"),
        instant(row, "received_at"),
        instant(row, "due_at"),
        instant(row, "settled_at"),
        row.getString("settled_by"),
        row.getString("reason"));
  }

  private SentReport sent(Row row) {
    try {
      return json.readValue(
          cipher.decryptText(row.getBuffer("content_cipher").getBytes(), CONTENT),
          SentReport.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A report that was kept cannot be read.", e);
    }
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime value = row.getOffsetDateTime(column);
    return value == null ? null : value.toInstant();
  }
}
