package nl.magbellen.gateway.log;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberKey;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.question.Callee;

/** Finds the decisions on which calls were made, as dialers name them. */
@ApplicationScoped
public class CalledDecisions {

  /** Calls are reported within days; older decisions are found by their ids alone. */
  public static final Duration LATEST = Duration.ofDays(31);

  /**
   * By its id; by the reference of its question; or the last that bound, by the number that was
   * called. Reference and number have a row for each of their keys.
   */
  private static final String FIND =
      """
      with named as materialized (
        select * from unnest($1::int[], $2::uuid[], $3::timestamptz[], $4::uuid[], $5::uuid[], $6::text[])
          as n(nth, id, decided_at, reference_key, callee_key, advertiser)
      )
      select n.nth, d.id, d.decided_at
      from named n
        join decision d on d.id = n.id and d.decided_at = n.decided_at
      union all
      select n.nth, d.id, d.decided_at
      from named n cross join lateral (
        select d.id, d.decided_at from decision d
        where d.reference_key = n.reference_key and d.asked_by = $7 and d.decided_at >= $8
          and (n.callee_key is null or d.callee_key = n.callee_key)
          and (n.advertiser is null or d.advertiser = n.advertiser)
        order by d.decided_at desc, d.id desc limit 1) d
      where n.id is null and n.reference_key is not null
      union all
      select n.nth, d.id, d.decided_at
      from named n cross join lateral (
        select d.id, d.decided_at from decision d
        where d.callee_key = n.callee_key and d.binding and d.asked_by = $7 and d.decided_at >= $8
          and (n.advertiser is null or d.advertiser = n.advertiser)
        order by d.decided_at desc, d.id desc limit 1) d
      where n.id is null and n.reference_key is null
      """;

  /** Other ids are no decision's. */
  private static final int DECISION_VERSION = 7;

  private final Pool pool;
  private final NumberKeys keys;
  private final LoggedDecisions log;
  private final InstantSource time;

  CalledDecisions(Pool pool, NumberKeys keys, LoggedDecisions log, InstantSource time) {
    this.pool = pool;
    this.keys = keys;
    this.log = log;
    this.time = time;
  }

  /**
   * A decision as a dialer names it. Each of what is given must fit.
   *
   * @param decision its id; null if that is not known
   * @param reference that of its question; null for none
   * @param callee the number that was called; null if that is not said
   * @param advertiser for whom; null if that is not said
   */
  public record Named(UUID decision, String reference, TelephoneNumber callee, String advertiser) {

    private boolean fits(LoggedDecision found) {
      return (callee == null
              || found.question().callee() instanceof Callee.Numbered(TelephoneNumber number)
                  && number.equals(callee))
          && (reference == null || reference.equals(found.answer().reference()))
          && (advertiser == null || advertiser.equals(found.question().terms().advertiser()));
    }
  }

  private record Found(UUID id, Instant decidedAt) {}

  /** One row of the query's parameter. */
  private record Row(int nth, Named named, UUID referenceKey, UUID calleeKey) {}

  /**
   * The decision that each means, if there is one.
   *
   * @param askedBy whose decisions are found by reference or number
   */
  public Uni<List<Optional<LoggedDecision>>> find(List<Named> named, String askedBy) {
    List<Row> rows = rows(named, askedBy);
    if (rows.isEmpty()) {
      return Uni.createFrom()
          .item(named.stream().map(_ -> Optional.<LoggedDecision>empty()).toList());
    }
    Tuple parameters =
        Tuple.tuple()
            .addValue(rows.stream().map(Row::nth).toArray(Integer[]::new))
            .addValue(rows.stream().map(row -> row.named().decision()).toArray(UUID[]::new))
            .addValue(
                rows.stream()
                    .map(row -> decidedAt(row.named().decision()))
                    .toArray(OffsetDateTime[]::new))
            .addValue(rows.stream().map(Row::referenceKey).toArray(UUID[]::new))
            .addValue(rows.stream().map(Row::calleeKey).toArray(UUID[]::new))
            .addValue(rows.stream().map(row -> row.named().advertiser()).toArray(String[]::new))
            .addValue(askedBy)
            .addValue(utc(time.instant().minus(LATEST)));
    return pool.preparedQuery(FIND)
        .execute(parameters)
        .map(
            found -> {
              Map<Integer, Found> latest = new HashMap<>();
              found.forEach(
                  row ->
                      latest.merge(
                          row.getInteger("nth"),
                          new Found(
                              row.getUUID("id"), row.getOffsetDateTime("decided_at").toInstant()),
                          (one, other) ->
                              one.decidedAt().isBefore(other.decidedAt()) ? other : one));
              return latest;
            })
        .flatMap(latest -> read(named, latest));
  }

  private List<Row> rows(List<Named> named, String askedBy) {
    List<Row> rows = new ArrayList<>();
    for (int nth = 0; nth < named.size(); nth++) {
      Named one = named.get(nth);
      if (one.decision() == null) {
        for (UUID reference : referenceKeys(one, askedBy)) {
          for (UUID callee : calleeKeys(one)) {
            rows.add(new Row(nth, one, reference, callee));
          }
        }
      } else if (one.decision().version() == DECISION_VERSION) {
        rows.add(new Row(nth, one, null, null));
      }
    }
    return rows;
  }

  /** One null where there is no reference. */
  private List<UUID> referenceKeys(Named named, String askedBy) {
    return named.reference() == null
        ? Collections.singletonList(null)
        : keys.all(textOf(named.reference(), askedBy)).stream().map(NumberKey::value).toList();
  }

  /** One null where there is no number. */
  private List<UUID> calleeKeys(Named named) {
    return named.callee() == null ? Collections.singletonList(null) : keys.values(named.callee());
  }

  /** What the key of a reference is made of: another client's is another one. */
  static String textOf(String reference, String askedBy) {
    return askedBy + "\n" + reference;
  }

  private Uni<List<Optional<LoggedDecision>>> read(List<Named> named, Map<Integer, Found> latest) {
    return log.findAll(latest.values().stream().map(Found::id).distinct().toList())
        .map(
            found -> {
              List<Optional<LoggedDecision>> each = new ArrayList<>();
              for (int nth = 0; nth < named.size(); nth++) {
                Found id = latest.get(nth);
                each.add(
                    Optional.ofNullable(id == null ? null : found.get(id.id()))
                        .filter(named.get(nth)::fits));
              }
              return each;
            });
  }

  private static OffsetDateTime decidedAt(UUID decision) {
    return decision == null || decision.version() != DECISION_VERSION
        ? null
        : utc(Ids.instantOf(decision));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
