package nl.magbellen.phonecode;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedQuery;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import nl.magbellen.number.DutchTime;
import org.jboss.logging.Logger;

/**
 * What the codes of a day may cost: the ceiling for what a flood can cost, whatever it gets past. A
 * part of it is free from midnight, the rest comes free evenly over the day ({@link Pace}), so that
 * a flood of some minutes locks no one out until the next day. The alert is one error in the log
 * when a code takes the day past the alert's part of the budget, {@link CodeBudgetHealth}, and the
 * metrics {@code magbellen.codes.budget.spent} and {@code magbellen.codes.budget.daily} (euro
 * cents).
 */
@ApplicationScoped
class CodeBudget {

  private static final Logger LOG = Logger.getLogger(CodeBudget.class);
  private static final long WHOLE = 100;

  private static final String SPEND =
      """
      insert into code_budget as b (day, spent_cents)
      select $1::date, $2::bigint where $2 <= $3::bigint
      on conflict (day) do update set spent_cents = b.spent_cents + $2
      where b.spent_cents + $2 <= $3
      returning spent_cents
      """;

  private static final String SPENT = "select spent_cents from code_budget where day = $1";

  private final Pool pool;
  private final InstantSource time;
  private final CodeSettings.Budget settings;
  private final AtomicLong spentToday;

  CodeBudget(
      SiteConnections connections,
      InstantSource time,
      CodeSettings settings,
      MeterRegistry meters) {
    this.pool = connections.pool();
    this.time = time;
    this.settings = settings.budget();
    this.spentToday = meters.gauge("magbellen.codes.budget.spent", new AtomicLong());
    meters.gauge("magbellen.codes.budget.daily", this.settings, CodeSettings.Budget::dailyCents);
  }

  /**
   * Spends the price of a code; fails with {@link CodeRefusedException} when the day has no room.
   */
  Uni<Void> spend(SqlConnection connection, Delivery delivery, boolean proven, Instant now) {
    long price = price(delivery);
    Pace pace = pace(proven, now);
    return connection
        .preparedQuery(SPEND)
        .execute(Tuple.of(pace.day(), price, pace.freeAt(now)))
        .flatMap(
            rows ->
                rows.size() == 1
                    ? Uni.createFrom().item(rows.iterator().next().getLong("spent_cents"))
                    : refuse(connection, pace, price, proven, now))
        .invoke(spent -> watch(spent, price, now))
        .replaceWithVoid();
  }

  private long price(Delivery delivery) {
    return switch (delivery) {
      case SMS -> settings.smsCents();
      case VOICE -> settings.voiceCents();
    };
  }

  /** How often such a code may be sent to one site, if nothing else is. */
  Allowance ofSite(Delivery delivery) {
    long cents = settings.dailyCents() * settings.percentPerSite() / WHOLE;
    long codes = Math.max(1, cents / price(delivery));
    return new Allowance(Math.toIntExact(codes), Duration.ofDays(1).dividedBy(codes));
  }

  private static Uni<Long> refuse(
      SqlConnection connection, Pace pace, long price, boolean proven, Instant now) {
    return spent(connection.preparedQuery(SPENT), pace.day())
        .map(spent -> Duration.between(now, pace.reaches(spent + price)))
        .flatMap(
            wait ->
                Uni.createFrom()
                    .failure(
                        new CodeRefusedException(
                            new Sending.TooMany(Limit.DAILY_BUDGET, wait, !proven))));
  }

  private Pace pace(boolean proven, Instant now) {
    return new Pace(
        proven
            ? settings.dailyCents()
            : settings.dailyCents() * settings.percentWithoutProof() / WHOLE,
        settings.percentAtOnce(),
        DutchTime.dateOf(now));
  }

  private void watch(long spent, long price, Instant now) {
    spentToday.set(spent);
    if (isAlerting(spent, now) && !isAlerting(spent - price, now)) {
      LOG.errorf(
          "codes have cost %d of today's %d euro cents, of which %d are free by now; past those no"
              + " more are sent",
          spent, settings.dailyCents(), pace(true, now).freeAt(now));
    }
  }

  /** Reads what all replicas have spent today. */
  @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return spent(pool.preparedQuery(SPENT), DutchTime.dateOf(time.instant()))
        .invoke(spentToday::set)
        .replaceWithVoid();
  }

  private static Uni<Long> spent(PreparedQuery<RowSet<Row>> query, LocalDate day) {
    return query
        .execute(Tuple.of(day))
        .map(RowSet::iterator)
        .map(row -> row.hasNext() ? row.next().getLong("spent_cents") : 0L);
  }

  /** What today's codes have cost, in euro cents, as last seen. */
  long spentToday() {
    return spentToday.get();
  }

  /** Whether today's codes have cost so much that operators must be alerted. */
  boolean isAlerting() {
    return isAlerting(spentToday(), time.instant());
  }

  private boolean isAlerting(long spent, Instant now) {
    return spent * WHOLE >= pace(true, now).freeAt(now) * settings.alertPercent();
  }
}
