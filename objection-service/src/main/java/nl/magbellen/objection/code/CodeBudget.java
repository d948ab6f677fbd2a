package nl.magbellen.objection.code;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import nl.magbellen.common.DutchTime;
import org.jboss.logging.Logger;

/**
 * What the codes of a day may cost: the ceiling for what a flood can cost, whatever it gets past.
 * The alarm is one error in the log when a code takes the day past the alarm's part of the budget,
 * {@link CodeBudgetHealth}, and the metrics {@code magbellen.codes.budget.spent} and {@code
 * magbellen.codes.budget.daily} (euro cents).
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

  CodeBudget(Pool pool, InstantSource time, CodeSettings settings, MeterRegistry meters) {
    this.pool = pool;
    this.time = time;
    this.settings = settings.budget();
    this.spentToday = meters.gauge("magbellen.codes.budget.spent", new AtomicLong());
    meters.gauge("magbellen.codes.budget.daily", this.settings, CodeSettings.Budget::dailyCents);
  }

  /** Spends the price of a code; fails with {@link RefusedException} when the day has no room. */
  Uni<Void> spend(SqlConnection connection, Delivery delivery, boolean proven, Instant now) {
    long price =
        switch (delivery) {
          case SMS -> settings.smsCents();
          case VOICE -> settings.voiceCents();
        };
    long ceiling =
        proven
            ? settings.dailyCents()
            : settings.dailyCents() * settings.percentWithoutProof() / WHOLE;
    return connection
        .preparedQuery(SPEND)
        .execute(Tuple.of(DutchTime.dateOf(now), price, ceiling))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw new RefusedException(
                    new Sending.TooMany(Limit.DAILY_BUDGET, untilTomorrow(now), !proven));
              }
              return rows.iterator().next().getLong("spent_cents");
            })
        .invoke(spent -> watch(spent, price))
        .replaceWithVoid();
  }

  private void watch(long spent, long price) {
    spentToday.set(spent);
    if (isAlarming(spent) && !isAlarming(spent - price)) {
      LOG.errorf(
          "codes have cost %d of today's %d euro cents; at the ceiling no more are sent",
          spent, settings.dailyCents());
    }
  }

  /** Reads what all replicas have spent today. */
  @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return pool.preparedQuery(SPENT)
        .execute(Tuple.of(DutchTime.dateOf(time.instant())))
        .map(RowSet::iterator)
        .map(row -> row.hasNext() ? row.next().getLong("spent_cents") : 0L)
        .invoke(spentToday::set)
        .replaceWithVoid();
  }

  /** What today's codes have cost, in euro cents, as last seen. */
  long spentToday() {
    return spentToday.get();
  }

  /** Whether so many cents in one day are a reason for alarm. */
  boolean isAlarming(long spent) {
    return spent * WHOLE >= settings.dailyCents() * settings.alarmPercent();
  }

  private static Duration untilTomorrow(Instant now) {
    LocalDate tomorrow = DutchTime.dateOf(now).plusDays(1);
    return Duration.between(now, tomorrow.atStartOfDay(DutchTime.ZONE).toInstant());
  }
}
