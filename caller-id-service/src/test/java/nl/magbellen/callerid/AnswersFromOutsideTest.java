package nl.magbellen.callerid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import nl.magbellen.service.testing.LoggedFailures;
import nl.magbellen.service.testing.Management;
import nl.magbellen.service.testing.RawConnection;
import nl.magbellen.service.testing.RawHttp2;
import nl.magbellen.service.testing.TestTokens;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Clients that ask for much and do not take it: what waits for them costs memory, so that they are
 * sent away after a while, and at once when it is too much. Here after two seconds, and beyond 2
 * MiB.
 */
@QuarkusTest
@TestProfile(ConnectionsFromOutsideTest.Impatient.class)
@WithTestResource(TestWorld.class)
class AnswersFromOutsideTest {

  /** It is long, and nobody needs a token for it. */
  private static final String LONG = "/q/openapi";

  private static final String ASK_LONG = "GET " + LONG + " HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String ASK = "GET /v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final int PATIENCE_SECONDS = 20;

  /** After eight the server closes it because nothing moves. */
  private static final int BEFORE_IT_IS_IDLE_SECONDS = 6;

  private static final int BEFORE = 60;
  private static final int ROOM = 1 << 28;
  private static final long MOST_UNTAKEN = 2 << 20;

  @TestHTTPResource("/")
  URI service;

  private final LoggedFailures failures = new LoggedFailures();

  /** Connections are looked at from the first request on; a probe asks it in production. */
  @BeforeEach
  void aFirstRequest() {
    RawConnection.ask(service, ASK.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
  }

  @AfterEach
  void othersAreAnsweredAndNothingFailed() {
    assertEquals(404, RawConnection.ask(service, ASK).status());
    failures.close();
    assertEquals(List.of(), failures.lines());
  }

  @Test
  void whoTakesNothingOfItsAnswersIsSentAway() {
    try (RawConnection connection = RawConnection.thatReadsNothing(service)) {
      // When
      connection.send(ASK_LONG.repeat(30));
      // Then
      assertTrue(comesTo(() -> untaken() > 0));
      assertTrue(comesTo(BEFORE_IT_IS_IDLE_SECONDS, () -> isCutOff(connection)));
      assertTrue(comesTo(() -> untaken() == 0));
    }
  }

  @Test
  void whoTakesSomeOfItsAnswersNowAndThenIsNot() {
    try (RawConnection connection = RawConnection.thatReadsNothing(service)) {
      // Given
      connection.send(ASK_LONG.repeat(60));
      // When
      int taken = 0;
      for (int n = 0; n < 20; n++) {
        LockSupport.parkNanos(200_000_000);
        taken += connection.take(200_000);
      }
      // Then
      assertEquals(4_000_000, taken);
      assertFalse(isCutOff(connection));
    }
  }

  /** Each answer is short, but waits in memory as long as nobody takes it. */
  @Test
  void whoAsksAndAsksAndTakesNothingIsNotReadAnyMore() {
    try (RawConnection connection = RawConnection.thatReadsNothing(service)) {
      assertTrue(isCutOffBefore(1_000_000, connection));
    }
  }

  /** Nobody reads its body before its turn comes, and then all of it is there. */
  @Test
  void bodyOfARequestThatWaitsForItsClientIsReadWhole() {
    try (RawConnection connection = RawConnection.thatReadsNothing(service)) {
      // Given
      String body = " ".repeat(5_000) + "{\"number\": \"wrong\"}";
      String post =
          "POST /v1/caller-ids HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(TestTokens.tokenOfAllRoles(), body.length(), body);
      connection.send((ASK_LONG + post).repeat(BEFORE));
      // When
      List<RawConnection.Answer> answers = new ArrayList<>();
      for (int n = 0; n < BEFORE; n++) {
        connection.answer();
        answers.add(connection.answer());
        LockSupport.parkNanos(20_000_000);
      }
      // Then
      for (RawConnection.Answer answer : answers) {
        assertEquals(400, answer.status(), answer::toString);
        assertTrue(answer.body().contains("INVALID_NUMBER"), answer::toString);
      }
    }
  }

  @Test
  void answerOfWhichNothingIsTakenEndsAloneAmongOthers() {
    try (RawHttp2 connection = new RawHttp2(service)) {
      // Given
      connection.grow(0, ROOM).get(1, LONG).get(3, LONG).grow(3, ROOM);
      boolean hasBegun = comesTo(() -> untaken() > 0 && connection.bytes(1) > 60_000);
      // When
      boolean hasEnded = comesTo(() -> connection.hasFrame(RawHttp2.RST_STREAM, 1));
      // Then
      assertTrue(hasBegun);
      assertTrue(hasEnded);
      assertFalse(connection.hasFrame(RawHttp2.RST_STREAM, 3));
      assertTrue(connection.bytes(3) > connection.bytes(1));
      assertTrue(connection.get(5, "/v1/nothing").isAnswered(5));
      assertTrue(comesTo(() -> untaken() == 0));
    }
  }

  @Test
  void answerThatIsTakenSlowlyGoesOnAmongOthers() {
    try (RawHttp2 connection = new RawHttp2(service)) {
      // Given
      connection.grow(0, ROOM).get(1, LONG);
      boolean hasBegun = comesTo(() -> connection.bytes(1) > 60_000);
      // When
      for (int n = 0; n < 14; n++) {
        connection.pause(300).grow(1, 1_000);
      }
      // Then
      assertTrue(hasBegun);
      assertTrue(comesTo(() -> connection.bytes(1) > 79_000));
      assertFalse(connection.hasFrame(RawHttp2.RST_STREAM, 1));
    }
  }

  @Test
  void whoReadsNothingAtAllOfAllItsAnswersIsSentAway() {
    try (RawHttp2 connection = RawHttp2.thatReadsNothing(service)) {
      // Given
      connection.grow(0, ROOM);
      for (int stream = 1; stream < 60; stream += 2) {
        connection.get(stream, LONG).grow(stream, ROOM);
      }
      // Then
      assertTrue(comesTo(() -> untaken() > 0));
      assertTrue(comesTo(BEFORE_IT_IS_IDLE_SECONDS, () -> isCutOff(connection)));
      assertTrue(comesTo(() -> untaken() == 0));
    }
  }

  /** Two seconds have not passed yet. */
  @Test
  void whenItIsTooMuchThoseWhoTookNothingForLongestGoFirst() {
    List<RawHttp2> opened = new ArrayList<>();
    try {
      // Given
      long most = 0;
      // When
      for (int n = 0; n < 10; n++) {
        RawHttp2 connection = new RawHttp2(service);
        opened.add(connection);
        for (int stream = 1; stream < 20; stream += 2) {
          connection.get(stream, LONG);
        }
        most = Math.max(most, untaken());
      }
      RawHttp2 modest = new RawHttp2(service).grow(0, ROOM).get(1, LONG).grow(1, ROOM);
      opened.add(modest);
      // Then
      assertTrue(comesTo(() -> opened.stream().anyMatch(each -> each.hasFrame(3, 19))));
      assertTrue(most < MOST_UNTAKEN * 3 / 2, "at most " + most);
      assertTrue(modest.isAnswered(1));
      assertFalse(modest.hasFrame(RawHttp2.RST_STREAM, 1));
    } finally {
      opened.forEach(RawHttp2::close);
    }
  }

  private static long untaken() {
    return RestAssured.given()
        .accept("text/plain")
        .get(Management.at("/metrics"))
        .asString()
        .lines()
        .filter(line -> line.startsWith("magbellen_answers_untaken"))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static boolean isCutOff(RawConnection connection) {
    try {
      connection.send("\r\n");
      return false;
    } catch (UncheckedIOException closed) {
      return true;
    }
  }

  private static boolean isCutOff(RawHttp2 connection) {
    try {
      connection.ping();
      return false;
    } catch (UncheckedIOException closed) {
      return true;
    }
  }

  private static boolean isCutOffBefore(int most, RawConnection connection) {
    String hundred = ASK.repeat(100);
    try {
      for (int n = 0; n < most; n += 100) {
        connection.send(hundred);
      }
      return false;
    } catch (UncheckedIOException closed) {
      return true;
    }
  }

  private static boolean comesTo(BooleanSupplier condition) {
    return comesTo(PATIENCE_SECONDS, condition);
  }

  private static boolean comesTo(int seconds, BooleanSupplier condition) {
    for (int n = 0; n < seconds * 10; n++) {
      if (condition.getAsBoolean()) {
        return true;
      }
      LockSupport.parkNanos(100_000_000);
    }
    return false;
  }
}
