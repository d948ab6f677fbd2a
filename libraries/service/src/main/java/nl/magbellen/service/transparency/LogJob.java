package nl.magbellen.service.transparency;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import nl.magbellen.transparency.store.LogBehind;
import nl.magbellen.transparency.store.LogCheckpoints;
import nl.magbellen.transparency.store.LogGrowth;

/**
 * Makes leaves of what was recorded, within seconds, and signs a checkpoint a minute. All replicas
 * try, one at a time does it.
 */
@Startup
@Singleton
class LogJob {

  private static final int PATIENCE = (int) Duration.ofSeconds(30).toMillis();

  private final DataSource database;
  private final OwnLog log;
  private final LogSettings settings;
  private final InstantSource time;
  private volatile Instant since;

  LogJob(
      DataSource database,
      OwnLog log,
      LogSettings settings,
      MeterRegistry meters,
      InstantSource time) {
    this.database = database;
    this.log = log;
    this.settings = settings;
    this.time = time;
    this.since = time.instant();
    if (log.isThere()) {
      Gauge.builder("magbellen.transparency.behind", this, LogJob::seconds)
          .description("How long the oldest record waits to be a leaf, or to be signed")
          .baseUnit("seconds")
          .register(meters);
    }
  }

  /** It rises, too, while the database cannot be asked. */
  private double seconds() {
    return Duration.between(since, time.instant()).toSeconds();
  }

  /** Until nothing waits. Another replica that is at it is as good. */
  @Scheduled(every = "1s", identity = "log-growth", concurrentExecution = ConcurrentExecution.SKIP)
  void grow() throws SQLException {
    if (log.isThere()) {
      LogGrowth growth = new LogGrowth(log.kinds());
      try (Connection connection = connect()) {
        int taken = settings.atOnce();
        while (taken == settings.atOnce()) {
          since = time.instant().minus(LogBehind.of(connection));
          taken = growth.append(connection, settings.atOnce());
        }
      }
    }
  }

  @Scheduled(
      every = "1m",
      delayed = "5s",
      identity = "log-checkpoint",
      concurrentExecution = ConcurrentExecution.SKIP)
  void sign() throws SQLException {
    if (log.isThere()) {
      try (Connection connection = connect()) {
        new LogCheckpoints(log.signer()).sign(connection, time.instant());
      }
    }
  }

  private Connection connect() throws SQLException {
    Connection connection = database.getConnection();
    connection.setNetworkTimeout(Runnable::run, PATIENCE);
    return connection;
  }
}
