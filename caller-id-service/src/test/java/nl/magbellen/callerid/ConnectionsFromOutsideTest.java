package nl.magbellen.callerid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.magbellen.service.testing.LoggedFailures;
import nl.magbellen.service.testing.RawConnection;
import nl.magbellen.service.testing.RawHttp2;
import nl.magbellen.service.testing.TestTokens;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that hold connections without using them, send as slowly as they can, or say that they
 * are somebody else.
 */
@QuarkusTest
@TestProfile(ConnectionsFromOutsideTest.Impatient.class)
@WithTestResource(TestWorld.class)
class ConnectionsFromOutsideTest {

  private static final int MOST = 20;

  private static final Map<String, String> JSON_OF_ALL_ROLES =
      Map.of(
          "content-type",
          "application/json",
          "authorization",
          "Bearer " + TestTokens.tokenOfAllRoles());

  private static final int PATIENCE_MILLIS = 20_000;

  /** After eight seconds the server closes it by itself. */
  private static final int BEFORE_IT_IS_IDLE_MILLIS = 6_000;

  /** Netty itself takes no more pieces of a head. */
  private static final int PIECES = 14;

  private static final String ASK = "GET /v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n";

  /** The same limits as in production, but short, and for this machine too. */
  public static final class Impatient implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "magbellen.connections.exempt", "192.0.2.0/24",
          "magbellen.connections.per-address", Integer.toString(MOST),
          "magbellen.connections.head-within", "PT1S",
          "magbellen.connections.body-within", "PT1S",
          "magbellen.connections.quiet-within", "PT2S",
          "magbellen.connections.taken-within", "PT2S",
          "magbellen.connections.most-untaken", "2M",
          "magbellen.connections.most-bodies", "2M",
          "quarkus.http.idle-timeout", "8S",
          "quarkus.http.proxy.trusted-proxies", "192.0.2.1");
    }
  }

  @TestHTTPResource("/")
  URI service;

  /** Connections are looked at from the first request on; a probe asks it in production. */
  @BeforeEach
  void aFirstRequest() {
    RawConnection.ask(service, ASK.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET /v1/nothing HTTP/1.1\r\nHost: x\r\n"})
  void whoSendsNothingOrNotAllOfItsHeadIsSentAway(String start) {
    try (RawConnection connection = new RawConnection(service)) {
      connection.send(start).awaitEnd(BEFORE_IT_IS_IDLE_MILLIS);
    }
  }

  @Test
  void whoSendsItsHeadByteByByteIsSentAwayThoughSomethingMoves() {
    try (RawConnection connection = new RawConnection(service)) {
      assertTrue(isCutOff(connection, "GET /v1/nothing HTTP/1.1\r\nHost: x\r\nX: ", "x"));
    }
  }

  @Test
  void whoSendsTheNextHeadByteByByteIsSentAwayToo() {
    try (RawConnection connection = new RawConnection(service)) {
      assertEquals(404, connection.send(ASK).answer().status());
      assertTrue(isCutOff(connection, "GET /v1/nothing HTTP/1.1\r\nHost: x\r\nX: ", "x"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 9000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n"})
  void whoSendsItsBodyByteByByteIsSentAwayAndNothingIsLogged(String length) {
    LoggedFailures failures = new LoggedFailures();
    try (failures;
        RawConnection connection = new RawConnection(service)) {
      String head =
          "POST /v1/caller-ids HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
              .formatted(TestTokens.tokenOfAllRoles());
      assertTrue(isCutOff(connection, head + length, length.startsWith("T") ? "1\r\n \r\n" : " "));
    }
    assertEquals(List.of(), failures.lines());
  }

  @Test
  void whoAsksNothingMoreIsSentAwayAfterAWhile() {
    try (RawConnection connection = new RawConnection(service)) {
      assertEquals(404, connection.send(ASK).answer().status());
      connection.awaitEnd(PATIENCE_MILLIS);
    }
  }

  /** Others on the same connection (HTTP/2) may be those of other clients. */
  @Test
  void whoSendsABodyByteByByteLosesThatRequestAndNoOther() {
    LoggedFailures failures = new LoggedFailures();
    try (failures;
        RawHttp2 connection = new RawHttp2(service)) {
      // Given
      connection.post(1, "/v1/caller-ids", JSON_OF_ALL_ROLES);
      // When
      for (int n = 0; n < 400 && !connection.hasFrame(RawHttp2.RST_STREAM, 1); n++) {
        connection.data(1, " ").pause(50);
      }
      boolean isReset = connection.hasFrame(RawHttp2.RST_STREAM, 1);
      connection.get(3, "/v1/nothing");
      // Then
      assertTrue(isReset);
      assertTrue(connection.isAnswered(3));
    }
    assertEquals(List.of(), failures.lines());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoAsksNothingMoreIsSentAwayThoughSomethingMoves(boolean beginsAHead) {
    try (RawHttp2 connection = new RawHttp2(service)) {
      // Given
      connection.get(1, "/v1/nothing");
      boolean isAnswered = connection.isAnswered(1);
      // When
      boolean isEnded = isSentAway(connection, beginsAHead);
      // Then
      assertTrue(isAnswered);
      assertTrue(isEnded);
    }
  }

  private static boolean isSentAway(RawHttp2 connection, boolean beginsAHead) {
    try {
      if (beginsAHead) {
        connection.beginHead(3, "/v1/nothing");
      }
      for (int n = 0; n < PIECES && !connection.hasEnded(); n++) {
        if (beginsAHead) {
          connection.goOnWithHead(3);
        } else {
          connection.ping();
        }
        connection.pause(PATIENCE_MILLIS / PIECES);
      }
      return connection.hasEnded();
    } catch (UncheckedIOException closed) {
      return true;
    }
  }

  /** A question that takes its time is no slow sender, and needs no body. */
  @Test
  void whoIsStillAnsweredIsNotSentAway() {
    try (RawHttp2 connection = new RawHttp2(service)) {
      // Given
      connection.post(1, "/v1/caller-ids", JSON_OF_ALL_ROLES).endData(1, "{}");
      boolean isAnswered = connection.isAnswered(1);
      // When
      connection.pause(1_500).get(3, "/v1/nothing");
      // Then
      assertTrue(isAnswered);
      assertTrue(connection.isAnswered(3));
    }
  }

  @Test
  void oneAddressHoldsSoManyConnectionsAndNoMore() {
    // Given
    List<RawConnection> held = held();
    // When
    int more = asked();
    held.forEach(RawConnection::close);
    // Then
    assertEquals(MOST, held.size());
    assertEquals(0, more);
    assertEquals(404, askedWhenThereIsPlace());
  }

  /** The service hears a little later that those of other tests were closed. */
  private List<RawConnection> held() {
    List<RawConnection> held = new ArrayList<>();
    for (int n = 0; n < 10 * MOST && held.size() < MOST; n++) {
      RawConnection connection = new RawConnection(service);
      if (answers(connection)) {
        held.add(connection);
      } else {
        connection.close();
      }
    }
    return held;
  }

  private static boolean answers(RawConnection connection) {
    try {
      return connection.send(ASK).answer().status() == 404;
    } catch (UncheckedIOException closed) {
      return false;
    }
  }

  /** Only a proxy that is trusted says for whom it asks. */
  @Test
  void addressThatAClientClaimsIsNotBelieved() {
    // When
    List<Integer> answers =
        IntStream.range(0, 100)
            .mapToObj(
                n ->
                    "GET /v1/directory/+31207009999 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: 203.0.113.%d\r\nForwarded: for=203.0.113.%d\r\n\r\n"
                        .formatted(n, n))
            .map(request -> RawConnection.ask(service, request).status())
            .toList();
    // Then
    assertEquals(200, answers.getFirst());
    assertTrue(answers.contains(429), answers::toString);
  }

  private int asked() {
    try {
      return RawConnection.ask(service, ASK).status();
    } catch (UncheckedIOException closed) {
      return 0;
    }
  }

  /** The service hears a little later that connections were closed. */
  private int askedWhenThereIsPlace() {
    for (int n = 0; n < 100; n++) {
      int status = asked();
      if (status != 0) {
        return status;
      }
    }
    return 0;
  }

  /** Whether the service ends the connection while something is sent time and again. */
  private static boolean isCutOff(RawConnection connection, String start, String more) {
    connection.send(start);
    long end = System.nanoTime() + BEFORE_IT_IS_IDLE_MILLIS * 1_000_000L;
    while (System.nanoTime() < end) {
      try {
        connection.send(more);
        if (connection.hasEnded(50)) {
          return true;
        }
      } catch (UncheckedIOException closed) {
        return true;
      }
    }
    return false;
  }
}
