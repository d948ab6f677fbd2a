package nl.magbellen.gateway.log;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.Violation;
import nl.magbellen.gateway.refusal.GatewayRefusal.AnotherCountRuns;
import nl.magbellen.gateway.refusal.GatewayRefusal.TooMuchToCount;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.service.refusal.RefusedException;
import nl.magbellen.service.share.FairShares;

/** Counts the decision log. */
@ApplicationScoped
public class DecisionCounts {

  // Who asks for a decision must not wait for who counts them.
  private static final String PATIENCE = "set local statement_timeout = '15s'";
  private static final String TIME_IS_UP = "57014";

  private static final String OF_PERIOD =
      """
      d.decided_at >= $1 and d.decided_at < $2 and d.advertiser not like 'test-%'
        and ($3::text[] is null or d.advertiser = any ($3)) and ($4::text is null or d.agency = $4)
      """;

  private static final String DECISIONS =
      """
      select (d.decided_at at time zone 'Europe/Amsterdam')::date as day, d.verdict, d.binding,
        d.reason_codes, count(*) as decisions
      from decision d
      where %s
      group by 1, 2, 3, 4
      order by 1
      """
          .formatted(OF_PERIOD);

  /**
   * A call may be reported twice: while it ends, and with its disposition. The report that knows
   * when it began says whether its permit held.
   */
  private static final String OUTCOMES =
      """
      select (decided_at at time zone 'Europe/Amsterdam')::date as day,
        count(*) filter (where connected) as connected, count(*) filter (where offered) as offered,
        count(*) filter (where objected) as objected,
        count(*) filter (where on_deny) as called_on_deny,
        count(*) filter (where after_permit) as called_after_permit_ended
      from (
        select d.decided_at, bool_or(o.connected) as connected, bool_or(o.objected) as objected,
          bool_or(o.connected and (o.right_to_object is not distinct from 'AGENT'
            or o.right_to_object is not distinct from 'RECORDED_TEXT' and o.announced is true))
            as offered,
          bool_or(o.violation is not distinct from 'CALLED_ON_DENY') as on_deny,
          coalesce(
            bool_or(o.violation is not distinct from 'CALLED_AFTER_PERMIT_ENDED')
              filter (where o.started_at is not null),
            bool_or(o.violation is not distinct from 'CALLED_AFTER_PERMIT_ENDED')) as after_permit
        from outcome o join decision d on d.id = o.decision and d.decided_at = o.decided_at
        where o.decided_at >= $1 and o.decided_at < $2 and %s
        group by d.id, d.decided_at) calls
      group by 1
      """
          .formatted(OF_PERIOD);

  /** What was reported about the calls of a day. */
  private record Reports(RightToObjectOffered rightToObject, Map<Violation, Long> violations) {}

  private static final RightToObjectOffered NONE_OFFERED = RightToObjectOffered.of(0, 0, 0);
  private static final Reports NOTHING_REPORTED = new Reports(NONE_OFFERED, Map.of());

  private final Pool pool;

  /** Of two, so that one client does not hold up another; the connections are few. */
  private final FairShares turns = new FairShares(2);

  DecisionCounts(Pool pool) {
    this.pool = pool;
  }

  /**
   * What is counted.
   *
   * @param from decided at or after
   * @param to decided before
   * @param advertisers one of these; null for all
   * @param agency null for all
   */
  public record Period(Instant from, Instant to, Collection<String> advertisers, String agency) {}

  /**
   * The days of a period on which something was decided, oldest first.
   *
   * @param client who asks
   * @throws RefusedException if counting takes too long, or the client, or others, count already
   */
  public Uni<List<DayCount>> days(String client, Period period) {
    FairShares.Place turn =
        turns.take(client).orElseThrow(() -> new RefusedException(new AnotherCountRuns()));
    return Uni.createFrom()
        .deferred(() -> pool.withTransaction(connection -> count(connection, parameters(period))))
        .onFailure(DecisionCounts::isTimeUp)
        .transform(late -> new RefusedException(new TooMuchToCount()))
        .onTermination()
        .invoke(turn::close);
  }

  public static RightToObjectOffered offered(List<DayCount> days) {
    return days.stream()
        .map(DayCount::rightToObject)
        .reduce(NONE_OFFERED, RightToObjectOffered::and);
  }

  public static Map<Violation, Long> violations(List<DayCount> days) {
    Map<Violation, Long> sum = new EnumMap<>(Violation.class);
    days.forEach(
        day -> day.violations().forEach((code, calls) -> sum.merge(code, calls, Long::sum)));
    return sum;
  }

  private static Uni<List<DayCount>> count(SqlConnection connection, Tuple parameters) {
    return connection
        .query(PATIENCE)
        .execute()
        .chain(() -> connection.preparedQuery(OUTCOMES).execute(parameters))
        .map(DecisionCounts::reports)
        .flatMap(
            reports ->
                connection
                    .preparedQuery(DECISIONS)
                    .execute(parameters)
                    .map(rows -> days(rows, reports)));
  }

  private static Tuple parameters(Period period) {
    return Tuple.of(
        period.from().atOffset(ZoneOffset.UTC),
        period.to().atOffset(ZoneOffset.UTC),
        period.advertisers() == null ? null : period.advertisers().toArray(String[]::new),
        period.agency());
  }

  private static Map<LocalDate, Reports> reports(RowSet<Row> rows) {
    Map<LocalDate, Reports> reports = new HashMap<>();
    for (Row row : rows) {
      reports.put(
          row.getLocalDate("day"),
          new Reports(
              RightToObjectOffered.of(
                  row.getLong("connected"), row.getLong("offered"), row.getLong("objected")),
              violations(row)));
    }
    return reports;
  }

  private static Map<Violation, Long> violations(Row row) {
    Map<Violation, Long> violations = new EnumMap<>(Violation.class);
    for (Violation violation : Violation.values()) {
      long calls = row.getLong(violation.name().toLowerCase(Locale.ROOT));
      if (calls > 0) {
        violations.put(violation, calls);
      }
    }
    return violations;
  }

  private static List<DayCount> days(RowSet<Row> rows, Map<LocalDate, Reports> reports) {
    SortedMap<LocalDate, Counting> days = new TreeMap<>();
    for (Row row : rows) {
      days.computeIfAbsent(row.getLocalDate("day"), day -> new Counting()).add(row);
    }
    return days.entrySet().stream()
        .map(
            day ->
                day.getValue()
                    .of(day.getKey(), reports.getOrDefault(day.getKey(), NOTHING_REPORTED)))
        .toList();
  }

  /** One day while it is counted. */
  private static final class Counting {
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final Map<ReasonCode, Long> reasons = new EnumMap<>(ReasonCode.class);
    private long binding;

    void add(Row row) {
      long decisions = row.getLong("decisions");
      verdicts.merge(Verdict.valueOf(row.getString("verdict")), decisions, Long::sum);
      for (String reason : row.getArrayOfStrings("reason_codes")) {
        reasons.merge(ReasonCode.valueOf(reason), decisions, Long::sum);
      }
      binding += row.getBoolean("binding") ? decisions : 0;
    }

    DayCount of(LocalDate day, Reports reports) {
      return new DayCount(
          day,
          verdicts.getOrDefault(Verdict.PERMIT, 0L),
          verdicts.getOrDefault(Verdict.DENY, 0L),
          binding,
          reasons,
          reports.rightToObject(),
          reports.violations());
    }
  }

  private static boolean isTimeUp(Throwable failure) {
    return failure instanceof PgException refused && TIME_IS_UP.equals(refused.getSqlState());
  }
}
