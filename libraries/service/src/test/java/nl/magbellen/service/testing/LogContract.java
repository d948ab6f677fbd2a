package nl.magbellen.service.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.arc.All;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.magbellen.service.signing.SigningKeys;
import nl.magbellen.service.transparency.LogSigners;
import nl.magbellen.transparency.store.Finding;
import nl.magbellen.transparency.store.Finding.What;
import nl.magbellen.transparency.store.LogCheck;
import nl.magbellen.transparency.store.LogCheckpoints;
import nl.magbellen.transparency.store.LogSigner;
import nl.magbellen.transparency.store.PurgeStatements;
import nl.magbellen.transparency.store.RecordKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a service records is in its log, and what is done to its rows afterwards is told: of every
 * service with events. The class that extends it has a database of its own.
 */
public abstract class LogContract {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  protected DataSource database;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Inject @All List<RecordKind> kinds;
  @Inject SigningKeys keys;

  /** The log's name. */
  protected abstract String origin();

  /** Records something of every kind, by the service's API. */
  protected abstract void record() throws SQLException;

  @BeforeEach
  final void recordAndWait() throws SQLException {
    record();
    Instant latest = Instant.now().plus(PATIENCE);
    while (!text("select count(*) from leaf_waiting").equals("0")) {
      assertThat(Instant.now()).isBefore(latest);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  @Test
  final void everyKindIsInTheLogAndTheLogIsWhole() throws SQLException {
    // When
    List<Finding> findings = findings();
    // Then
    assertThat(findings).isEmpty();
    assertThat(kinds)
        .isNotEmpty()
        .allMatch(
            kind ->
                Long.parseLong(
                        text("select count(*) from leaf where kind = '%s'".formatted(kind.name())))
                    > 0);
  }

  /**
   * What is done to rows.
   *
   * @param alter in SQL
   * @param back in SQL; undoes it
   * @param kind of the leaf
   */
  public record Alteration(String alter, String back, String kind, What what) {}

  /** One for each row that must not change. */
  protected abstract Stream<Alteration> alterations();

  @Test
  final void alteredRowsAreTold() throws SQLException {
    for (Alteration alteration : alterations().toList()) {
      // When
      execute(alteration.alter);
      List<Finding> found = findings();
      execute(alteration.back);
      // Then
      assertThat(found)
          .as(alteration.alter)
          .isNotEmpty()
          .allMatch(it -> it.what() == alteration.what)
          .allMatch(it -> it.where().startsWith(alteration.kind + ":"));
    }
    assertThat(findings()).isEmpty();
  }

  @Test
  final void oneRowIsNamedByItsEvent() throws SQLException {
    // Given
    String index = text("select max(index) from leaf where part <> ''");
    String where =
        text(
            "select kind || ':' || record || '/' || part from leaf where index = %s"
                .formatted(index));
    // When
    execute("create table kept_leaf as select * from leaf where index = " + index);
    execute("delete from leaf where index = " + index);
    List<Finding> found = findings();
    execute("insert into leaf select * from kept_leaf; drop table kept_leaf");
    // Then
    assertThat(found)
        .extracting(Finding::what, Finding::where)
        .containsExactly(tuple(What.GAP, "leaf " + index), tuple(What.NOT_IN_TREE, where));
  }

  /** What asks without a token leaves the connections to those who have one. */
  @Test
  final void newestCheckpointIsReadByOneHoweverManyAsk() throws SQLException {
    // Given
    findings();
    List<CompletableFuture<Integer>> asked = new ArrayList<>();
    long reading;
    try (Connection connection = database.getConnection();
        Statement lock = connection.createStatement()) {
      connection.setAutoCommit(false);
      lock.execute("lock table checkpoint in access exclusive mode");
      // When
      Instant latest = Instant.now().plus(PATIENCE);
      while (waitingFor("checkpoint", lock) == 0) {
        assertThat(Instant.now()).isBefore(latest);
        asked.add(status("/.well-known/log-checkpoint"));
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
      IntStream.range(0, 12).forEach(_ -> asked.add(status("/.well-known/log-checkpoint")));
      IntStream.range(0, 20).forEach(_ -> given().get("/.well-known/jwks.json"));
      reading = waitingFor("checkpoint", lock);
      connection.rollback();
      connection.setAutoCommit(true);
    }
    // Then
    assertThat(reading).isEqualTo(1);
    assertThat(asked).extracting(CompletableFuture::join).containsOnly(200);
  }

  @Test
  final void oneProofIsReadAtATime() throws SQLException {
    // Given
    findings();
    String proof = "/.well-known/log-consistency?from=1&to=1";
    CompletableFuture<Integer> first;
    try (Connection connection = database.getConnection();
        Statement lock = connection.createStatement()) {
      connection.setAutoCommit(false);
      lock.execute("lock table tree_tile in access exclusive mode");
      first = status(proof);
      Instant latest = Instant.now().plus(PATIENCE);
      while (waitingFor("tree_tile", lock) == 0) {
        assertThat(Instant.now()).isBefore(latest);
      }
      // When
      // Then
      for (String another : List.of(proof, "/.well-known/log-checkpoint?month=2019-01")) {
        given()
            .get(another)
            .then()
            .statusCode(503)
            .header("Retry-After", "1")
            .body("type", equalTo("urn:magbellen:problem:busy"));
      }
      connection.rollback();
      connection.setAutoCommit(true);
    }
    assertThat(first.join()).isEqualTo(200);
    given().get(proof).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log-checkpoint?month=",
        "log-checkpoint?month=2026-13",
        "log-checkpoint?month=2026-10&month=2026-11",
        "log-checkpoint?moth=2026-11",
        "log-consistency?from=&to=1",
        "log-consistency?from=1&to=1&size=1"
      })
  void queryThatIsNotUnderstoodIsRefused(String asked) {
    // When
    Response answer = given().get("/.well-known/" + asked);
    // Then
    answer.then().statusCode(400).contentType("application/problem+json");
  }

  @Test
  final void whatIsPublishedMayBeKept() throws SQLException {
    // Given
    findings();
    // When
    // Then
    given()
        .get("/.well-known/log-checkpoint")
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("max-age=5"));
    given()
        .get("/.well-known/log-consistency?from=1&to=1")
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("max-age=3600"));
    given()
        .get("/.well-known/log-checkpoint?month=2019-01")
        .then()
        .statusCode(404)
        .header("Cache-Control", equalTo("no-store"));
  }

  private static long waitingFor(String table, Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select count(*) from pg_locks where not granted and relation = '%s'::regclass"
                .formatted(table))) {
      row.next();
      return row.getLong(1);
    }
  }

  private CompletableFuture<Integer> status(String path) {
    URI uri = URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
    return http.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  private List<Finding> findings() throws SQLException {
    LogSigner signer = LogSigners.of(origin(), keys);
    try (Connection connection = database.getConnection()) {
      new LogCheckpoints(signer).sign(connection, Instant.now());
      return new LogCheck(
              Stream.concat(kinds.stream(), Stream.of(new PurgeStatements())).toList(), signer)
          .check(connection, List.of())
          .findings();
    }
  }

  private String text(String query) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  protected final void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
