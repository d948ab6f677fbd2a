package nl.magbellen.service.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import nl.magbellen.service.testing.RawConnection.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of look-ups that are none; each service that answers look-ups runs it. */
public abstract class LookupsFromOutside {

  @TestHTTPResource("/")
  URI service;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "1",
        "\"x\"",
        "[]",
        "{}",
        "{\"lookups\": null}",
        "{\"lookups\": \"x\"}",
        "{\"lookups\": {}}",
        "{\"lookups\": [null]}",
        "{\"lookups\": [1]}",
        "{\"lookups\": [\"x\"]}",
        "{\"lookups\": [[]]}",
        "{\"lookups\": [{\"numberKeys\": \"x\", \"advertiser\": \"a\"}]}",
        "{\"lookups\": [{\"numberKeys\": \"[]\", \"advertiser\": \"a\"}]}",
        "{\"lookups\": [{\"numberKeys\": 1, \"advertiser\": \"a\"}]}",
        "{\"lookups\": [{\"numberKeys\": {}, \"advertiser\": \"a\"}]}",
        "{\"lookups\": [{\"numberKeys\": [1], \"advertiser\": \"a\"}]}",
        "{\"lookups\": [{\"numberKeys\": [\"x\"], \"advertiser\": \"a\"}]}",
        "{\"lookups\": [{\"numberKeys\": [[]], \"advertiser\": \"a\"}]}",
        "{\"lookups\": [{\"numberKeys\": [\"0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10\"], \"advertiser\": []}]}",
        "{\"lookups\": [{\"advertiser\": {}, \"at\": \"2026-11-23T14:00:00Z\"}]}",
        "{\"lookups\": [{\"advertiser\": \"a\", \"at\": 1}]}",
        "{\"lookups\": [{\"advertiser\": \"a\", \"at\": []}]}",
        "{\"lookups\": [{\"advertiser\": \"a\", \"at\": \"2026-11-23T14:00:00Z\", \"agency\": []}]}",
        "{\"lookups\": [",
        "{\"lookups\": [{]}"
      })
  void whatIsNoBatchIsABadRequest(String body) {
    // When
    LoggedFailures failures = new LoggedFailures();
    Answer answer;
    try (failures) {
      answer =
          RawConnection.ask(
              service,
              "POST /internal/lookups HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(TestTokens.tokenOfAllRoles(), body.length(), body));
    }
    // Then
    assertEquals(400, answer.status(), answer::toString);
    assertEquals(List.of(), failures.lines());
  }
}
