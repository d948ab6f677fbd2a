package nl.magbellen.callerid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import nl.magbellen.service.testing.LoggedFailures;
import nl.magbellen.service.testing.Management;
import nl.magbellen.service.testing.RawConnection;
import nl.magbellen.service.testing.RawConnection.Answer;
import nl.magbellen.service.testing.RawHttp2;
import nl.magbellen.service.testing.TestTokens;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that send many large bodies at once, each of which is not too large: there is room for 2
 * MiB here, and for half of it for one client.
 */
@QuarkusTest
@TestProfile(ConnectionsFromOutsideTest.Impatient.class)
@WithTestResource(TestWorld.class)
class BodiesFromOutsideTest {

  private static final int PATIENCE_SECONDS = 20;
  private static final int SENDERS = 10;
  private static final long MOST = 2 << 20;
  private static final long MOST_OF_SMALL = MOST + MOST / 8;
  private static final String ASK = "GET /v1/nothing HTTP/1.1\r\nHost: x\r\n";
  private static final String PIECE = " ".repeat(600_000);

  @TestHTTPResource("/")
  URI service;

  private final List<RawConnection> senders = new ArrayList<>();
  private final LoggedFailures failures = new LoggedFailures();

  /** Connections are looked at from the first request on; a probe asks it in production. */
  @BeforeEach
  void aFirstRequest() {
    RawConnection.ask(service, ASK + "Connection: close\r\n\r\n");
  }

  @AfterEach
  void nothingIsHeldAndNothingFailed() {
    senders.forEach(RawConnection::close);
    assertTrue(comesTo(() -> held() == 0));
    failures.close();
    assertEquals(List.of(), failures.lines());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 900000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nf4240\r\n"})
  void manyLargeBodiesAtOnceAreRefusedAtOnceAndSmallOnesAreTaken(String length) {
    // Given
    boolean holdsOne = holdsOneBody(length);
    for (int n = 1; n < SENDERS; n++) {
      senders.add(new RawConnection(service).send(post() + length + PIECE));
    }
    // When
    List<Answer> answers = senders.stream().skip(1).map(RawConnection::answer).toList();
    Answer small = RawConnection.ask(service, post() + "Content-Length: 2\r\n\r\n{}");
    // Then
    assertTrue(holdsOne);
    assertEquals(400, small.status(), small::toString);
    assertTrue(held() <= MOST / 2, "held: " + held());
    answers.forEach(BodiesFromOutsideTest::assertIsToldToComeAgain);
  }

  /** What it sends all the same is dropped. */
  @Test
  void whoSendsAllOfItAllTheSameStillSeesTheAnswer() {
    // Given
    boolean holdsOne = holdsOneBody("Content-Length: 900000\r\n\r\n");
    // When
    Answer whole =
        RawConnection.ask(
            service, post() + "Content-Length: 9000000\r\n\r\n" + "[".repeat(9_000_000));
    // Then
    assertTrue(holdsOne);
    assertIsToldToComeAgain(whole);
  }

  @Test
  void bodiesThatAreAnsweredHaveRoomForTheNext() {
    for (int n = 0; n < 5; n++) {
      // When
      Answer answer =
          RawConnection.ask(
              service,
              post() + "Connection: close\r\nContent-Length: 600002\r\n\r\n" + PIECE + "{}");
      // Then
      assertEquals(400, answer.status(), answer::toString);
    }
  }

  /** Others on the same connection go on. */
  @Test
  void manyLargeBodiesOnOneConnectionEndAlone() {
    try (RawHttp2 connection = new RawHttp2(service)) {
      // Given
      Map<String, String> head =
          Map.of(
              "content-type",
              "application/json",
              "authorization",
              "Bearer " + TestTokens.tokenOfAllRoles());
      for (int stream = 1; stream < 2 * SENDERS; stream += 2) {
        connection.post(stream, "/v1/caller-ids", head);
      }
      // When
      for (int sent = 0; sent < MOST * 3 / 4; sent += SENDERS * 2_000) {
        long before = held();
        for (int stream = 1; stream < 2 * SENDERS; stream += 2) {
          connection.data(stream, " ".repeat(2_000));
        }
        // It sends no more than there is room for in the connection
        comesTo(() -> held() != before);
      }
      boolean someAreRefused = !refused(connection).isEmpty();
      long most = held();
      connection.post(101, "/v1/caller-ids", head).endData(101, "{}");
      // Then
      assertTrue(someAreRefused);
      assertTrue(most <= MOST / 2, "held: " + most);
      assertTrue(refused(connection).stream().allMatch(connection::isAnswered));
      assertTrue(connection.isAnswered(101));
    }
  }

  private static List<Integer> refused(RawHttp2 connection) {
    return IntStream.iterate(1, stream -> stream < 2 * SENDERS, stream -> stream + 2)
        .filter(stream -> connection.hasFrame(RawHttp2.RST_STREAM, stream))
        .boxed()
        .toList();
  }

  /** They wait in memory until their turn comes. */
  @Test
  void requestsThatAreSentAheadHaveNoOtherRoom() {
    // Given
    String long100 = "GET /q/openapi HTTP/1.1\r\nHost: x\r\n\r\n".repeat(100);
    long most = 0;
    // When
    for (int n = 0; n < SENDERS; n++) {
      senders.add(RawConnection.thatReadsNothing(service));
      for (int m = 0; m < 50; m++) {
        trySend(senders.getLast(), long100);
      }
      most = Math.max(most, held());
    }
    // Then
    assertTrue(most > 0);
    assertTrue(most <= MOST_OF_SMALL / 2, "held: " + most);
  }

  private static void trySend(RawConnection connection, String text) {
    try {
      connection.send(text);
    } catch (UncheckedIOException sentAway) {
      // That is what happens to it
    }
  }

  private boolean holdsOneBody(String length) {
    senders.add(new RawConnection(service).send(post() + length + PIECE));
    return comesTo(() -> held() >= PIECE.length());
  }

  private static void assertIsToldToComeAgain(Answer answer) {
    assertEquals(503, answer.status(), answer::toString);
    assertEquals("1", answer.header("Retry-After"));
    assertTrue(answer.header("Content-Type").startsWith("application/problem+json"));
  }

  private static String post() {
    return "POST /v1/caller-ids HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
        .formatted(TestTokens.tokenOfAllRoles());
  }

  private static long held() {
    return RestAssured.given()
        .accept("text/plain")
        .get(Management.at("/metrics"))
        .asString()
        .lines()
        .filter(line -> line.startsWith("magbellen_bodies_held"))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static boolean comesTo(BooleanSupplier condition) {
    for (int n = 0; n < PATIENCE_SECONDS * 10; n++) {
      if (condition.getAsBoolean()) {
        return true;
      }
      LockSupport.parkNanos(100_000_000);
    }
    return false;
  }
}
