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

  /** Pages hold nothing but tests, or none: see {@link DecisionLog}. */
  private static final String END =
      """
      with gone as (
        delete from decision where advertiser like 'test-%' and decided_at < $1
        returning id, decided_at, page
      ), pages as (
        delete from decision_page p using (select distinct page, decided_at from gone) g
        where p.id = g.page and p.decided_at = g.decided_at
      )
      delete from outcome o using gone g where o.decision = g.id and o.decided_at = g.decided_at
      """;

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
