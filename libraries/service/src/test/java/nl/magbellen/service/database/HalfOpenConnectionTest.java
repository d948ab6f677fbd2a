package nl.magbellen.service.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wire to the database that loses what it carries, and never tells. */
class HalfOpenConnectionTest {

  private final Vertx vertx = Vertx.vertx();
  private EmbeddedPostgres postgres;
  private ServerSocket wire;
  private volatile boolean lost;

  @BeforeEach
  void start() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    wire = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  @AfterEach
  void stop() throws Exception {
    wire.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    postgres.close();
  }

  /** The very next statement may still meet the connection that is being given up. */
  @Test
  void aConnectionThatAwaitsAnAnswerInVainIsGivenUp() throws Exception {
    // Given
    Pool pool = new StatementsOfAnyLength(new Limits()).create(new OneConnection());
    boolean before = answers(pool);
    lost = true;

    // When
    boolean meanwhile = answers(pool);
    lost = false;
    boolean after = answers(pool) || answers(pool);

    // Then
    assertEquals(List.of(true, false, true), List.of(before, meanwhile, after));
  }

  /** As when the wire is lost between the connection and the greeting of the database. */
  @Test
  void aConnectionThatIsGreetedInVainIsGivenUp() throws Exception {
    // Given
    Pool pool = new StatementsOfAnyLength(new Limits()).create(new OneConnection());
    lost = true;

    // When
    boolean meanwhile = answers(pool);
    lost = false;
    boolean after = answers(pool) || answers(pool);

    // Then
    assertEquals(List.of(false, true), List.of(meanwhile, after));
  }

  /** Whether a statement is answered before anything gives up, or fails. */
  private static boolean answers(Pool pool) throws Exception {
    return pool.query("select 1")
        .execute()
        .map(rows -> true)
        .otherwise(false)
        .toCompletionStage()
        .toCompletableFuture()
        .get(1, TimeUnit.MINUTES);
  }

  private void accept() {
    while (!wire.isClosed()) {
      try {
        Socket near = wire.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), postgres.getPort());
        Thread.ofVirtual().start(() -> pass(near, far));
        Thread.ofVirtual().start(() -> pass(far, near));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void pass(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] chunk = new byte[1 << 13];
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        if (!lost) {
          out.write(chunk, 0, length);
        }
      }
    } catch (IOException gone) {
      // whoever hung up knows
    }
  }

  private record Limits() implements ConnectionLimits {

    @Override
    public Duration acquireWithin() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration connectWithin() {
      return Duration.ofSeconds(10);
    }

    @Override
    public Duration greetedWithin() {
      return Duration.ofSeconds(10);
    }

    @Override
    public Duration statementWithin() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration idleInTransaction() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration silentConnection() {
      return Duration.ofSeconds(3);
    }
  }

  private final class OneConnection implements PgPoolCreator.Input {

    private final PgConnectOptions database =
        new PgConnectOptions()
            .setHost("localhost")
            .setPort(wire.getLocalPort())
            .setDatabase("postgres")
            .setUser("postgres")
            .setPassword("postgres");

    @Override
    public Vertx vertx() {
      return vertx;
    }

    @Override
    public PoolOptions poolOptions() {
      return new PoolOptions().setMaxSize(1);
    }

    @Override
    public List<PgConnectOptions> pgConnectOptionsList() {
      return List.of(database);
    }
  }
}
