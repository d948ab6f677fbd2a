package nl.magbellen.callerid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import nl.magbellen.service.testing.LoggedFailures;
import nl.magbellen.service.testing.RawConnection;
import nl.magbellen.service.testing.RawHttp2;
import nl.magbellen.service.testing.TestTokens;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What HTTP/2 lets a client send for next to nothing, and costs a service something: it is sent
 * away before that is much, and others are answered.
 */
@QuarkusTest
@WithTestResource(TestWorld.class)
class FloodsFromOutsideTest {

  private static final String PATH = "/v1/nothing";
  private static final int LOOK_EACH = 500;

  @TestHTTPResource("/")
  URI service;

  private final LoggedFailures failures = new LoggedFailures();

  @AfterEach
  void othersAreAnsweredAndNothingFailed() {
    String ask = "GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(PATH);
    assertEquals(404, RawConnection.ask(service, ask).status());
    failures.close();
    assertEquals(List.of(), failures.lines());
  }

  /** CVE-2023-44487. */
  @Test
  void whoTakesItsRequestsBackTimeAndAgainIsSentAway() {
    try (RawHttp2 connection = new RawHttp2(service)) {
      assertTrue(
          isSentAwayBefore(
              2_000, connection, n -> connection.get(2 * n + 1, PATH).reset(2 * n + 1)));
    }
  }

  /** CVE-2025-8671. */
  @Test
  void whoHasItsRequestsTakenBackTimeAndAgainIsSentAway() {
    try (RawHttp2 connection = new RawHttp2(service)) {
      assertTrue(
          isSentAwayBefore(
              2_000,
              connection,
              n -> connection.post(2 * n + 1, PATH, Map.of()).growByNothing(2 * n + 1)));
    }
  }

  /** Each waits for its body. The client never acknowledges how many it may begin. */
  @Test
  void whoBeginsRequestsWithoutEndIsSentAway() {
    Map<String, String> headers =
        Map.of(
            "content-type",
            "application/json",
            "authorization",
            "Bearer " + TestTokens.tokenOfAllRoles());
    try (RawHttp2 connection = new RawHttp2(service)) {
      assertTrue(
          isSentAwayBefore(
              1_000, connection, n -> connection.post(2 * n + 1, "/v1/mandates", headers)));
    }
  }

  /** Of 8 KiB at most; this one would have 64 MiB. */
  @Test
  void whoSendsAHeadWithoutEndIsSentAway() {
    try (RawHttp2 connection = new RawHttp2(service)) {
      connection.beginHead(1, PATH);
      assertTrue(
          isSentAwayBefore(4_000, connection, n -> connection.goOnWithHead(1, "x".repeat(16_000))));
    }
  }

  /** CVE-2024-27316 and its like. */
  @Test
  void whoSendsAHeadInPiecesWithoutEndIsSentAway() {
    try (RawHttp2 connection = new RawHttp2(service)) {
      connection.beginHead(1, PATH);
      assertTrue(isSentAwayBefore(2_000, connection, n -> connection.goOnWithHead(1)));
    }
  }

  /** CVE-2019-9518. */
  @Test
  void whoSendsABodyOfNothingWithoutEndIsSentAway() {
    try (RawHttp2 connection = new RawHttp2(service)) {
      connection.post(1, PATH, Map.of());
      assertTrue(isSentAwayBefore(2_000, connection, n -> connection.data(1, "")));
    }
  }

  /** CVE-2019-9512: each is answered, and the answers wait in memory while nobody reads them. */
  @Test
  void whoPingsAndReadsNoAnswersIsSentAway() {
    try (RawHttp2 connection = RawHttp2.thatReadsNothing(service)) {
      assertTrue(isCutOffBefore(1_000_000, connection::ping));
    }
  }

  /** CVE-2019-9515. */
  @Test
  void whoSendsSettingsAndReadsNoAnswersIsSentAway() {
    try (RawHttp2 connection = RawHttp2.thatReadsNothing(service)) {
      assertTrue(isCutOffBefore(1_000_000, connection::settings));
    }
  }

  private static boolean isSentAwayBefore(int most, RawHttp2 connection, IntConsumer more) {
    try {
      for (int n = 0; n < most; n++) {
        more.accept(n);
        if (n % LOOK_EACH == 0 && connection.hasEnded()) {
          return true;
        }
      }
    } catch (UncheckedIOException closed) {
      return true;
    }
    for (int n = 0; n < 100 && !connection.hasEnded(); n++) {
      connection.pause(50);
    }
    return connection.hasEnded();
  }

  private static boolean isCutOffBefore(int most, Runnable more) {
    try {
      for (int n = 0; n < most; n++) {
        more.run();
      }
      return false;
    } catch (UncheckedIOException closed) {
      return true;
    }
  }
}
