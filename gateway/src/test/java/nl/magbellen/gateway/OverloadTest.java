package nl.magbellen.gateway;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.Management;
import nl.magbellen.service.testing.RawHttp2;
import org.junit.jupiter.api.Test;

/** What one client, or one service that hangs, does not do to others. */
@QuarkusTest
@TestProfile(OverloadTest.Narrow.class)
@WithTestResource(GatewayWorld.class)
class OverloadTest {

  private static final String GREEDY = "greedy";
  private static final String MODEST = "modest";
  private static final String OF_STREAMS = "of-streams";
  private static final String LIST =
      "/v1/screenings?purpose=SERVICE&callerId=0207001234&advertiser=";

  /** Kept open: the kernel takes connections for whoever does not. */
  private static ServerSocket silent;

  /** Few places, and a consent-service that takes questions and answers none. */
  public static final class Narrow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.rest-client.consent.url", "http://localhost:" + silentPort(),
          "quarkus.rest-client.read-timeout", "60000",
          "magbellen.gathering.deadline", "PT8S",
          "magbellen.batches.longest-wait", "PT60S",
          "magbellen.questions.answered-within", "PT7S",
          "magbellen.screening.most-lists", "2",
          "magbellen.connections.taken-within", "PT2S");
    }

    private static int silentPort() {
      try {
        silent = new ServerSocket();
        silent.bind(new InetSocketAddress("localhost", 0), 1_000);
        return silent.getLocalPort();
      } catch (IOException e) {
        throw new IllegalStateException("There is no port.", e);
      }
    }
  }

  DataSource database;

  @TestHTTPResource("/")
  URI gateway;

  @Test
  void serviceQuestionDoesNotWaitForAServiceThatItDoesNotNeed() {
    // Given
    CompletableFuture<Response> sale = askedAndUnderWay("COMMERCIAL");
    // When
    Response service = ask("SERVICE");
    boolean saleStillWaits = !sale.isDone();
    // Then
    service.then().statusCode(200).body("decision", equalTo("PERMIT"));
    assertTrue(saleStillWaits);
    sale.join().then().body("reasons.code", hasItem("EVIDENCE_UNAVAILABLE"));
  }

  /** A step may take 8 s here, an answer 7. */
  @Test
  void questionIsAnsweredInTimeWhateverItsStepsTake() {
    // Given
    double before = metric("magbellen_questions_given_up_total");
    // When
    Response answer = ask("COMMERCIAL");
    // Then
    answer.then().statusCode(200).body("reasons.code", hasItem("EVIDENCE_UNAVAILABLE"));
    assertTrue(metric("magbellen_questions_given_up_total") > before);
  }

  @Test
  void questionWhoseClientHungUpLeavesTheQueue() throws IOException {
    // Given
    CompletableFuture<Response> first = askedAndUnderWay("COMMERCIAL");
    Socket second =
        posted("/v1/call-permissions", GREEDY, "application/json", question("COMMERCIAL"));
    await(() -> waiting() == 1);
    // When
    second.close();
    // Then
    await(() -> waiting() == 0);
    assertFalse(first.isDone(), "it left before its batch could begin");
    first.join();
  }

  @Test
  void listsOfOneClientLeaveAPlaceForAnother() throws IOException {
    // Given
    List<Socket> stalled = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      stalled.add(opened(LIST + GREEDY, GREEDY, "text/csv"));
      chunk(stalled.getLast().getOutputStream(), "callee\n");
    }
    await(() -> screen(GREEDY).statusCode() == 503);
    // When
    Response other = screen(MODEST);
    // Then
    other.then().statusCode(200).body(containsString("TOTAL"));
    for (Socket socket : stalled) {
      socket.close();
    }
  }

  @Test
  void clientThatTakesNoAnswersIsGivenUp() throws IOException {
    // Given
    await(() -> screen(GREEDY).statusCode() == 200);
    try (Socket stalled = opened(LIST + GREEDY, GREEDY, "text/csv")) {
      Thread.startVirtualThread(() -> sendWithoutEnd(stalled));
      int begun = stalled.getInputStream().read();
      await(() -> screen(GREEDY).statusCode() == 503);
      // When
      await(() -> screen(GREEDY).statusCode() == 200);
      // Then
      assertEquals('H', begun);
      screen(GREEDY).then().statusCode(200);
    }
  }

  /** Its stream has room for 64 KiB of the answer, the connection for all of it. */
  @Test
  void listOfOneStreamThatIsNotTakenIsGivenUp() {
    // Given
    try (RawHttp2 connection = new RawHttp2(gateway).grow(0, 1 << 28)) {
      connection.post(1, LIST + OF_STREAMS, csv()).data(1, "callee\n");
      for (int n = 0; n < 4; n++) {
        connection.data(1, "more,fields,than,names\n".repeat(600));
      }
      await(() -> !connection.hasFrame(RawHttp2.RST_STREAM, 1) && connection.bytes(1) > 60_000);
      int oneMore = screen(OF_STREAMS).statusCode();
      // When
      await(() -> connection.hasFrame(RawHttp2.RST_STREAM, 1) || connection.hasEnded());
      // Then
      assertEquals(503, oneMore);
      await(() -> screen(OF_STREAMS).statusCode() == 200);
    }
  }

  private static Map<String, String> csv() {
    return Map.of(
        "content-type", "text/csv", "authorization", "Bearer " + token(Role.DIALER, OF_STREAMS));
  }

  @Test
  void countsOfOneClientLeaveATurnForAnother() throws SQLException {
    // Given
    try (Connection lock = database.getConnection();
        Statement statement = lock.createStatement()) {
      lock.setAutoCommit(false);
      statement.execute("lock table outcome in access exclusive mode");
      CompletableFuture<Response> first =
          CompletableFuture.supplyAsync(() -> count(GREEDY), Thread::startVirtualThread);
      await(() -> waitingForLocks() == 1);
      // When
      Response second = count(GREEDY);
      CompletableFuture<Response> other =
          CompletableFuture.supplyAsync(() -> count(MODEST), Thread::startVirtualThread);
      await(() -> other.isDone() || waitingForLocks() == 2);
      lock.rollback();
      // Then
      second.then().statusCode(503).header("Retry-After", "5");
      other.join().then().statusCode(200);
      first.join().then().statusCode(200);
    }
  }

  /** A question whose batch has begun. */
  private static CompletableFuture<Response> askedAndUnderWay(String purpose) {
    double before = begunBatches();
    CompletableFuture<Response> asked =
        CompletableFuture.supplyAsync(() -> ask(purpose), Thread::startVirtualThread);
    await(() -> begunBatches() > before);
    return asked;
  }

  private static Response ask(String purpose) {
    return given()
        .auth()
        .oauth2(token(Role.DIALER, GREEDY))
        .contentType(ContentType.JSON)
        .body(question(purpose))
        .post("/v1/call-permissions");
  }

  private static String question(String purpose) {
    return """
        {"callee": "+31612345678", "callerId": "+31207001234", "advertiser": "%s", "purpose": "%s",
         "subject": %s}
        """
        .formatted(GREEDY, purpose, purpose.equals("SERVICE") ? null : "\"energy-contract\"");
  }

  private static Response screen(String client) {
    return given()
        .auth()
        .oauth2(token(Role.DIALER, client))
        .contentType("text/csv")
        .body("callee\n+31612345678\n")
        .post(LIST + client);
  }

  private static Response count(String client) {
    return given().auth().oauth2(token(Role.AUDITOR, client)).get("/v1/statistics");
  }

  private static void sendWithoutEnd(Socket socket) {
    try {
      OutputStream out = socket.getOutputStream();
      chunk(out, "callee\n");
      String rows = "more,fields,than,names\n".repeat(1_000);
      while (!socket.isClosed()) {
        chunk(out, rows);
      }
    } catch (IOException gone) {
      // It was given up.
    }
  }

  private Socket posted(String path, String client, String type, String body) throws IOException {
    Socket socket = opened(path, client, type);
    chunk(socket.getOutputStream(), body);
    socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private Socket opened(String path, String client, String type) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
    String head =
        """
        POST %s HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: %s
        Transfer-Encoding: chunked

        """
            .formatted(path, token(Role.DIALER, client), type)
            .replace("\n", "\r\n");
    socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private static void chunk(OutputStream out, String text) throws IOException {
    String chunk = Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    out.write(chunk.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static int waiting() {
    return (int) metric("magbellen_questions_waiting");
  }

  private static double begunBatches() {
    return metric("magbellen_batch_size_count");
  }

  private static double metric(String name) {
    return given()
        .accept("text/plain")
        .get(Management.at("/metrics"))
        .asString()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** By a connection of its own: within a transaction the answer would stay the first one. */
  private int waitingForLocks() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
      found.next();
      return found.getInt(1);
    }
  }

  private static void await(Callable<Boolean> condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    try {
      while (!condition.call()) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("It did not come to this.");
        }
        LockSupport.parkNanos(50_000_000);
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
