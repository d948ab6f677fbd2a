package nl.magbellen.service.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.magbellen.service.testing.LoggedFailures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the pool of Vert.x does when there is no database. */
class AnsweredTwiceTest {

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
  }

  /** The second answer comes once the asker would have waited long enough: a second, here. */
  @Test
  void secondAnswerToAStatementIsCountedAndNotLogged() throws IOException {
    // Given
    new AnsweredTwice().listen(new StartupEvent(), vertx, meters);
    Pool pool = poolOfNoDatabase();
    // When
    LoggedFailures log = new LoggedFailures();
    boolean isTold;
    try (log) {
      isTold = isToldThatItFailed(pool);
      awaitOne();
    }
    // Then
    assertTrue(isTold);
    assertEquals(1, answeredTwice());
    assertEquals(List.of(), log.lines());
  }

  @Test
  void nothingElseIsTakenForIt() {
    assertFalse(AnsweredTwice.isOne(new IllegalStateException("Result is already complete")));
  }

  private Pool poolOfNoDatabase() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    return PgBuilder.pool()
        .connectingTo(
            new PgConnectOptions()
                .setHost("localhost")
                .setPort(port)
                .setUser("nobody")
                .setDatabase("nothing"))
        .with(new PoolOptions().setConnectionTimeout(1))
        .using(vertx)
        .build();
  }

  private static boolean isToldThatItFailed(Pool pool) {
    return pool.query("select 1")
        .execute()
        .toCompletionStage()
        .handle((rows, failure) -> failure != null)
        .toCompletableFuture()
        .join();
  }

  private void awaitOne() {
    for (int n = 0; n < 100 && answeredTwice() == 0; n++) {
      LockSupport.parkNanos(100_000_000);
    }
  }

  private double answeredTwice() {
    return meters.counter("magbellen.database.answered.twice").count();
  }
}
