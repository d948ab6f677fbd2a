package nl.magbellen.gateway.log;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes decisions for test advertisers out of the log, with their pages and outcomes. */
@ApplicationScoped
class TestDecisionsEnd {

  /**
   * Pages hold nothing but tests, or none: see {@link DecisionLog}. A function of the owner's: the
   * login that runs may have no right to delete.
   */
  private static final String END = "select end_test_decisions($1)";

  private final Pool pool;
  private final Period keptFor;
  private final InstantSource time;

  TestDecisionsEnd(
      Pool pool,
      @ConfigProperty(name = "magbellen.tests.kept-for", defaultValue = "P7D") Period keptFor,
      InstantSource time) {
    this.pool = pool;
    this.keptFor = keptFor;
    this.time = time;
  }

  @Scheduled(every = "1h", delayed = "7m", identity = "test-decisions-end")
  Uni<Void> end() {
    Instant before = time.instant().atOffset(ZoneOffset.UTC).minus(keptFor).toInstant();
    return pool.preparedQuery(END)
        .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }
}
