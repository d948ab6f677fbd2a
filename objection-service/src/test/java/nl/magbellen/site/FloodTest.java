package nl.magbellen.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestTokens;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many visitors come: the look-ups that every decision needs keep their connections. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class FloodTest {

  /** More than a replica has connections. */
  private static final int VISITORS = 24;

  private static final int LOOK_UPS = 20;
  private static final Duration QUICK = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient gateway = HttpClient.newHttpClient();

  DataSource database;

  @BeforeEach
  void forgetAllowances() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("delete from code_allowance");
    }
  }

  @AfterEach
  void end() {
    threads.close();
  }

  @Test
  void lookUpsAnswerWhileVisitorsWaitForTheSitesTables() throws Exception {
    // Given
    List<Visitor> visitors = visitors(number -> new Visitor());
    visitors.forEach(visitor -> visitor.open("/niet-gebeld-worden"));
    try (Connection lock = locked("code_allowance")) {
      var flood =
          flooding(
              visitors,
              visitor ->
                  visitor.send("/niet-gebeld-worden", "scope", "all", "number", "+31620000001"));
      // When
      List<Integer> answers = lookUpOneByOne();
      int stillWaiting = waiting();
      lock.rollback();
      // Then
      assertThat(answers).hasSize(LOOK_UPS).containsOnly(200);
      assertThat(stillWaiting).isPositive();
      assertThat(flood).hasSize(VISITORS);
    }
  }

  @Test
  void lookUpsAnswerWhileVisitorsWaitForTheRegister() throws Exception {
    // Given
    Visitor proven = new Visitor().enterWith("+31620000002");
    List<Visitor> visitors = visitors(number -> proven);
    try (Connection lock = locked("objection_event")) {
      var flood = flooding(visitors, visitor -> visitor.open("/mijn-registraties"));
      // When
      List<Integer> answers = lookUpOneByOne();
      int stillWaiting = waiting();
      lock.rollback();
      // Then
      assertThat(answers).hasSize(LOOK_UPS).containsOnly(200);
      assertThat(stillWaiting).isPositive();
      assertThat(flood).hasSize(VISITORS);
    }
  }

  private static List<Visitor> visitors(Function<Integer, Visitor> visitor) {
    return IntStream.range(0, VISITORS).boxed().map(visitor).toList();
  }

  /** Nobody reads or writes the table until the connection is closed. */
  private Connection locked(String table) throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table " + table + " in access exclusive mode");
    }
    return connection;
  }

  /**
   * Sends every visitor's request, and waits until no connection more comes to wait for the lock.
   */
  private List<Future<Response>> flooding(
      List<Visitor> visitors, Function<Visitor, Response> request) throws Exception {
    List<Future<Response>> flood =
        visitors.stream().map(visitor -> threads.submit(() -> request.apply(visitor))).toList();
    long end = System.nanoTime() + PATIENCE.toNanos();
    int before = -1;
    int now = waiting();
    while ((now == 0 || now != before) && System.nanoTime() < end) {
      before = now;
      Thread.sleep(Duration.ofMillis(500));
      now = waiting();
    }
    assertThat(now).as("connections that wait for the lock").isPositive();
    return flood;
  }

  private int waiting() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
      found.next();
      return found.getInt(1);
    }
  }

  /** The statuses of the answers that came in time, up to the first that did not. */
  private List<Integer> lookUpOneByOne() {
    return IntStream.range(0, LOOK_UPS)
        .map(any -> lookUp())
        .takeWhile(is -> is > 0)
        .boxed()
        .toList();
  }

  /** The status; 0 for no answer in time. */
  private int lookUp() {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/internal/lookups"))
            .timeout(QUICK)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + TestTokens.token(Role.SERVICE, "*"))
            .POST(
                BodyPublishers.ofString(
                    "{\"lookups\":[{\"numberKeys\":[\"%s\"],\"advertiser\":\"zonnestroom\"}]}"
                        .formatted(TestWorld.numberKey("+31207654321"))))
            .build();
    try {
      return gateway.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException late) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException("The test was interrupted.", e);
    }
  }
}
