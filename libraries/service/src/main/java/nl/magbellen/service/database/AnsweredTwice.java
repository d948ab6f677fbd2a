package nl.magbellen.service.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import org.jboss.logging.Logger;

/**
 * Counts what the pool of Vert.x 4 does when a connection cannot be made, and else would be a stack
 * trace in the log for each statement: it tells the asker at once, and once more when the time is
 * over that the asker would have waited, though nobody listens any more. All else that nobody
 * caught is logged, as Quarkus does.
 */
@ApplicationScoped
class AnsweredTwice {

  private static final Logger LOG = Logger.getLogger(AnsweredTwice.class);
  private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

  /** The promise that was kept already, and who keeps it again. */
  private static final int FRAMES = 2;

  void listen(@Observes StartupEvent start, Vertx vertx, MeterRegistry meters) {
    Counter answeredTwice = meters.counter("magbellen.database.answered.twice");
    vertx.exceptionHandler(
        failure -> {
          if (isOne(failure)) {
            answeredTwice.increment();
          } else {
            LOG.error("Uncaught exception received by Vert.x", failure);
          }
        });
  }

  static boolean isOne(Throwable failure) {
    return failure instanceof IllegalStateException
        && Arrays.stream(failure.getStackTrace())
            .limit(FRAMES)
            .anyMatch(frame -> frame.getClassName().equals(POOL));
  }
}
