package nl.magbellen.gateway;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.Management;
import nl.magbellen.service.testing.RawConnection;
import nl.magbellen.service.testing.RawHttp2;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who asks much and takes no answers keeps a place, and neither memory nor the places of others.
 */
@QuarkusTest
@TestProfile(AnswersNotTakenTest.Narrow.class)
@WithTestResource(GatewayWorld.class)
class AnswersNotTakenTest {

  private static final String BATCH = "/v1/call-permissions/batch?texts=both";
  private static final String LIST =
      "/v1/screenings?purpose=SERVICE&callerId=0207001234&advertiser=zonnestroom";
  private static final int MEGABYTE = 1 << 20;
  private static final int MOST_UNTAKEN = 24 * MEGABYTE;
  private static final int ROOM = 1 << 28;

  /**
   * They are answered without asking anybody: megabytes for a few kilobytes, more than the network
   * takes for a client that does not.
   */
  private static final String TEN_THOUSAND = "{\"items\":[" + "{},".repeat(9_999) + "{}]}";

  /** Few places, and little time. */
  public static final class Narrow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "magbellen.batches.most-requests", "4",
          "magbellen.connections.taken-within", "PT4S",
          "magbellen.connections.most-untaken", "24M");
    }
  }

  /** By what is asked. */
  enum Http {
    ONE {
      @Override
      AutoCloseable ask(URI gateway, String client, String body) {
        return RawConnection.thatReadsNothing(gateway)
            .send(
                "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(
                        BATCH, token(Role.DIALER, client, "zonnestroom"), body.length(), body));
      }
    },
    /** The connection has room for everything, the stream for 64 KiB. */
    TWO {
      @Override
      AutoCloseable ask(URI gateway, String client, String body) {
        RawHttp2 connection = new RawHttp2(gateway).grow(0, ROOM);
        connection.post(
            1,
            BATCH,
            Map.of(
                "content-type",
                "application/json",
                "authorization",
                "Bearer " + token(Role.DIALER, client, "zonnestroom")));
        for (int from = 0; from < body.length(); from += 16_000) {
          connection.data(1, body.substring(from, Math.min(body.length(), from + 16_000)));
        }
        return connection.endData(1, "");
      }
    };

    abstract AutoCloseable ask(URI gateway, String client, String body);
  }

  @TestHTTPResource("/")
  URI gateway;

  /** Connections are looked at from the first request on; a probe asks it in production. */
  @BeforeEach
  void aFirstRequest() {
    given().get("/v1/nothing");
  }

  /** Each place is free again: a client alone gets two of four. */
  @AfterEach
  void nothingIsKept() {
    assertTrue(comesTo(() -> untaken() == 0));
    assertEquals(200, batch("greedy"));
  }

  @ParameterizedTest
  @EnumSource
  void placeIsKeptUntilTheAnswerIsTakenAndAlwaysGivenBack(Http http) throws Exception {
    // Given
    List<AutoCloseable> stalled = new ArrayList<>();
    for (int n = 0; n < 2; n++) {
      stalled.add(http.ask(gateway, "greedy", TEN_THOUSAND));
    }
    boolean waits = comesTo(() -> untaken() > 0);
    boolean isRefused = comesTo(() -> batch("greedy") == 503);
    // When
    int other = batch("modest");
    boolean isTakenAgain = comesTo(() -> batch("greedy") == 200);
    // Then
    assertTrue(waits);
    assertTrue(isRefused);
    assertEquals(200, other);
    assertTrue(isTakenAgain);
    for (AutoCloseable connection : stalled) {
      connection.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void placeIsGivenBackWhenTheClientHangsUp(Http http) throws Exception {
    // Given
    List<AutoCloseable> stalled = new ArrayList<>();
    for (int n = 0; n < 2; n++) {
      stalled.add(http.ask(gateway, "greedy", TEN_THOUSAND));
    }
    boolean isRefused = comesTo(() -> batch("greedy") == 503);
    // When
    for (AutoCloseable connection : stalled) {
      connection.close();
    }
    // Then
    assertTrue(isRefused);
    assertTrue(comesTo(() -> batch("greedy") == 200));
  }

  /** Its stream has room for 64 KiB of the answer, the connection for all of it. */
  @Test
  void listThatIsNotTakenEndsAlone() {
    try (RawHttp2 connection = new RawHttp2(gateway).grow(0, ROOM)) {
      // Given
      connection.post(1, LIST, csv()).data(1, "callee\n");
      for (int n = 0; n < 4; n++) {
        connection.data(1, "more,fields,than,names\n".repeat(600));
      }
      boolean hasBegun = comesTo(() -> connection.bytes(1) > 60_000);
      // When
      boolean hasEnded = comesTo(() -> connection.hasFrame(RawHttp2.RST_STREAM, 1));
      // Then
      assertTrue(hasBegun);
      assertTrue(hasEnded);
      assertOthersGoOn(connection);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"callee\n", "callee\nmore,fields,than,names\n"})
  void listThatItsClientTakesBackEndsAlone(String sent) {
    try (RawHttp2 connection = new RawHttp2(gateway).grow(0, ROOM)) {
      // Given
      connection.post(1, LIST, csv()).data(1, sent).pause(1_000);
      // When
      connection.reset(1).pause(1_000);
      // Then
      assertOthersGoOn(connection);
    }
  }

  private static void assertOthersGoOn(RawHttp2 connection) {
    assertTrue(connection.get(3, "/v1/nothing").isAnswered(3));
    assertFalse(connection.pause(1_000).ping().hasEnded());
  }

  private static Map<String, String> csv() {
    return Map.of(
        "content-type",
        "text/csv",
        "authorization",
        "Bearer " + token(Role.DIALER, "greedy", "zonnestroom"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6})
  void memoryStaysBoundedAndOthersAreAnswered(int clients) throws Exception {
    // Given
    long heap = heap();
    List<AutoCloseable> stalled = new ArrayList<>();
    List<Long> untaken = new ArrayList<>();
    List<Long> direct = new ArrayList<>();
    List<Long> heaps = new ArrayList<>();
    List<Long> millis = new ArrayList<>();
    // When
    for (int n = 0; n < 60; n++) {
      stalled.add(Http.values()[n % 2].ask(gateway, "greedy-" + n % clients, TEN_THOUSAND));
      long began = System.nanoTime();
      int status = single("modest");
      millis.add((System.nanoTime() - began) / 1_000_000);
      assertEquals(200, status);
      untaken.add(untaken());
      direct.add(direct());
      if (n % 20 == 19) {
        heaps.add(heap() - heap);
      }
    }
    for (AutoCloseable connection : stalled) {
      connection.close();
    }
    // Then
    Collections.sort(millis);
    String seen =
        "untaken %d MiB, direct %d MiB, heap grew by %d MiB, p50 %d ms, longest %d ms"
            .formatted(
                Collections.max(untaken) / MEGABYTE,
                Collections.max(direct) / MEGABYTE,
                Collections.max(heaps) / MEGABYTE,
                millis.get(millis.size() / 2),
                millis.getLast());
    assertTrue(Collections.max(untaken) > MEGABYTE, seen);
    assertTrue(Collections.max(untaken) < MOST_UNTAKEN * 3 / 2, seen);
    assertTrue(Collections.max(heaps) < 100 * MEGABYTE, seen);
    assertFalse(millis.get(millis.size() / 2) > 1_000, seen);
  }

  private static long direct() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static int batch(String client) {
    return ask(client, BATCH, "{\"items\":[{}]}");
  }

  private static int single(String client) {
    return ask(
        client,
        "/v1/call-permissions",
        """
        {"callee":"+31612345678","callerId":"+31207001234","advertiser":"zonnestroom","purpose":"SERVICE"}""");
  }

  private static int ask(String client, String path, String body) {
    return given()
        .auth()
        .oauth2(token(Role.DIALER, client, "zonnestroom"))
        .contentType("application/json")
        .body(body)
        .post(path)
        .statusCode();
  }

  private static long untaken() {
    return given()
        .accept("text/plain")
        .get(Management.at("/metrics"))
        .asString()
        .lines()
        .filter(line -> line.startsWith("magbellen_answers_untaken"))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static boolean comesTo(BooleanSupplier condition) {
    for (int n = 0; n < 200; n++) {
      if (condition.getAsBoolean()) {
        return true;
      }
      LockSupport.parkNanos(100_000_000);
    }
    return false;
  }
}
