package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A consumer's number is in no log line and in no metric. */
@ExtendWith(RunningStack.class)
class SecrecyIT {

  @Test
  void numberIsInNoLogAndNoMetric(Clients clients) throws IOException {
    // Given
    Trade trade = new Trade(clients, "COMMERCIAL");
    trade.consent("2026-10-12T10:00:00+02:00");
    trade.objection("2026-11-20T10:00:00+01:00");
    trade.called(trade.ask(Trade.AT).getString("id"), "2026-11-20T10:00:00+01:00", true);
    trade
        .as(Service.GATEWAY, Role.DIALER)
        .body(Map.of("callee", trade.callee, "x", trade.callee))
        .post("/v1/call-permissions");
    String digits = trade.callee.substring(3);

    for (Service service : Service.values()) {
      // When
      String log = Files.readString(clients.stack().service(service).log());
      String metrics = clients.without(service).accept("text/plain").get("/q/metrics").asString();

      // Then
      assertThat(log.contains(digits)).as("log of " + service).isFalse();
      assertThat(metrics.contains(digits)).as("metrics of " + service).isFalse();
    }
  }
}
