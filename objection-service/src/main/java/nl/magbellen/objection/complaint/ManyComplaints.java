package nl.magbellen.objection.complaint;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.objection.answer.AnswerTerms;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Finds the caller ids, agencies and telemarketers about which so many people complain that
 * somebody must act; the metric {@code magbellen.complaints.many} counts them. Whoever complains
 * often counts once.
 */
@Singleton
public class ManyComplaints {

  private static final String QUERY =
      """
      with about as (
        select 'CALLER_ID' as kind, caller_key::text as id, null as works_for, caller_cipher,
          number_key, advertiser
        from complaint where received_at >= $1 and caller_key is not null
        union all
        select 'AGENCY', agency, null, null, number_key, advertiser
        from complaint where received_at >= $1 and agency is not null
        union all
        select 'TELEMARKETER', telemarketer, coalesce(agency, advertiser), null, number_key,
          advertiser
        from complaint where received_at >= $1 and telemarketer is not null)
      select kind, id, works_for, (array_agg(caller_cipher))[1] as caller,
        count(distinct number_key) as people
      from about
      group by kind, id, works_for
      having count(distinct number_key) >= $2
        and ($3::text[] is null or bool_or(coalesce(advertiser = any($3), false)))
      order by people desc, kind, id, works_for
      """;

  private final Pool pool;
  private final AnswerTerms terms;
  private final NumberCipher cipher;
  private final InstantSource time;
  private final MeterRegistry meters;
  private final List<Gauge> gauges;
  private volatile Map<Kind, Integer> counted;

  ManyComplaints(
      Pool pool, AnswerTerms terms, NumberCipher cipher, InstantSource time, MeterRegistry meters) {
    this.pool = pool;
    this.terms = terms;
    this.cipher = cipher;
    this.time = time;
    this.meters = meters;
    this.gauges = List.of(Kind.values()).stream().map(this::gauge).toList();
  }

  /** About what complaints are counted. */
  public enum Kind {
    CALLER_ID,
    AGENCY,
    TELEMARKETER
  }

  /**
   * One about which many complain.
   *
   * @param id the number that was shown, the agency's id or the telemarketer's
   * @param worksFor the agency or the advertiser whose own id a telemarketer's is; null for others
   * @param people who complained, each counted once
   */
  @Schema(name = "ManyComplaintsAbout")
  public record About(Kind kind, String id, @Nullable String worksFor, long people) {}

  /**
   * Those about which many complain now, most first.
   *
   * @param advertisers only those about whose calls somebody complains; null for all
   */
  public Uni<List<About>> find(Collection<String> advertisers) {
    return pool.preparedQuery(QUERY)
        .execute(
            Tuple.tuple()
                .addValue(terms.complaintsCountFrom(time.instant()).atOffset(ZoneOffset.UTC))
                .addValue(terms.manyComplaints())
                .addValue(advertisers == null ? null : advertisers.toArray(String[]::new)))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::about).toList());
  }

  private About about(Row row) {
    Kind kind = Kind.valueOf(row.getString("kind"));
    String id =
        kind == Kind.CALLER_ID
            ? cipher
                .decryptNumber(row.getBuffer("caller").getBytes(), ComplaintLedger.PURPOSE)
                .e164()
            : row.getString("id");
    return new About(kind, id, row.getString("works_for"), row.getLong("people"));
  }

  private Gauge gauge(Kind kind) {
    return Gauge.builder(
            "magbellen.complaints.many",
            () -> counted == null ? Double.NaN : counted.getOrDefault(kind, 0))
        .tag("about", kind.name())
        .description("Caller ids, agencies, telemarketers about which many people complain")
        .register(meters);
  }

  /** The registry may outlive this application. */
  @PreDestroy
  void close() {
    gauges.forEach(meters::remove);
  }

  /** Counts them again. */
  @Scheduled(
      every = "${magbellen.answers.counted-every:60s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> count() {
    return find(null)
        .invoke(
            found -> {
              Map<Kind, Integer> now = new EnumMap<>(Kind.class);
              found.forEach(one -> now.merge(one.kind(), 1, Integer::sum));
              counted = now;
            })
        .onFailure()
        .invoke(() -> counted = null)
        .replaceWithVoid();
  }
}
