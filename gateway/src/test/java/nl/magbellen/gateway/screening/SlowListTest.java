package nl.magbellen.gateway.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.RawConnection;
import nl.magbellen.service.testing.RawConnection.Answer;
import nl.magbellen.service.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** A list may come in slowly, unlike a body of any other kind. */
@QuarkusTest
@TestProfile(SlowListTest.Impatient.class)
@WithTestResource(GatewayWorld.class)
class SlowListTest {

  private static final Duration LONG = Duration.ofSeconds(4);
  private static final String ROW = "+31612345678\n";

  /** The limits of production, but short. */
  public static final class Impatient implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "magbellen.connections.head-within", "PT1S", "magbellen.connections.body-within", "PT1S");
    }
  }

  @TestHTTPResource("/")
  URI gateway;

  @Test
  void listThatTakesLongerThanABodyMayIsAnsweredToItsEnd() throws InterruptedException {
    // Given
    RawConnection.ask(gateway, "GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n");
    long end = System.nanoTime() + LONG.toNanos();
    // When
    Answer answer;
    int rows = 0;
    try (RawConnection connection = new RawConnection(gateway)) {
      connection.send(
          "POST /v1/screenings?advertiser=zonnestroom&purpose=SERVICE HTTP/1.1\r\nHost: x\r\n"
              + "Connection: close\r\nAuthorization: Bearer "
              + TestTokens.token(Role.DIALER, "zonnestroom")
              + "\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n7\r\ncallee\n\r\n");
      while (System.nanoTime() < end) {
        connection.send(Integer.toHexString(ROW.length()) + "\r\n" + ROW + "\r\n");
        rows++;
        Thread.sleep(100);
      }
      answer = connection.send("0\r\n\r\n").answerToItsEnd();
    }
    // Then
    assertEquals(200, answer.status(), answer::toString);
    assertTrue(answer.body().contains("\n" + rows + ",,,TOTAL,"), answer::toString);
  }
}
