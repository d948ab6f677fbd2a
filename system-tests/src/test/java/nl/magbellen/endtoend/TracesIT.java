package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import nl.magbellen.stack.SpanCollector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A question that its asker traces is followed through all services. */
@ExtendWith(RunningStack.class)
class TracesIT {

  @Test
  void aTracedQuestionIsSeenInEveryServiceAndItsNumberInNone(Clients clients) {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    String trace = random(16);
    // When
    ready
        .as(Service.GATEWAY, Role.DIALER)
        .header("traceparent", "00-%s-%s-01".formatted(trace, random(8)))
        .body(
            Map.of(
                "callee", ready.callee,
                "callerId", ready.callerId,
                "advertiser", ready.advertiser,
                "purpose", "COMMERCIAL",
                "subject", "energy-contract"))
        .post("/v1/call-permissions")
        .then()
        .statusCode(200);
    // Then
    Map<String, String> spanOfEach =
        Map.of(
            "gateway", "decide batch",
            "consent-service", "POST /internal/lookups",
            "objection-service", "POST /internal/lookups",
            "caller-id-service", "POST /internal/lookups");
    spanOfEach.forEach(
        (service, span) -> {
          List<String> spans = SpanCollector.sent(service, trace, span);
          assertThat(spans).as(service).anyMatch(it -> it.contains(span));
          assertThat(spans).as(service).noneMatch(it -> it.contains(ready.callee.substring(3)));
        });
  }

  private static String random(int bytes) {
    byte[] id = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
