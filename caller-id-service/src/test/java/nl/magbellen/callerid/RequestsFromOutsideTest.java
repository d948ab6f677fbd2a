package nl.magbellen.callerid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.UUID;
import nl.magbellen.service.testing.RawConnection;
import nl.magbellen.service.testing.RequestsFromOutside;
import nl.magbellen.service.testing.TestTokens;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is sent is answered by a problem that helps. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class RequestsFromOutsideTest extends RequestsFromOutside {

  @TestHTTPResource("/")
  URI address;

  RequestsFromOutsideTest() {
    super("/v1/caller-ids");
  }

  /** Nothing is of no type. */
  @ParameterizedTest
  @CsvSource({
    "caller-ids, release, ''",
    "caller-ids, release, Content-Length: 0",
    "mandates, end, ''",
    "mandates, end, Content-Length: 0"
  })
  void bodyThatMayBeLeftOutNeedsNoType(String records, String event, String header) {
    // Given
    String request =
        "POST /v1/%s/%s/%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n"
            .formatted(records, UUID.randomUUID(), event, TestTokens.tokenOfAllRoles(), header);
    // When
    var answer = RawConnection.ask(address, request.replace("\r\n\r\n\r\n", "\r\n\r\n"));
    // Then
    assertEquals(404, answer.status(), answer::toString);
  }
}
