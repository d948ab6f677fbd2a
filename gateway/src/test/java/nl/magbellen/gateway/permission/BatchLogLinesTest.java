package nl.magbellen.gateway.permission;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.gateway.gathering.FactGatherer;
import nl.magbellen.service.access.Role;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** A batch answers several clients: what it logs is no line of one of their requests. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class BatchLogLinesTest {

  @Test
  void linesOfABatchBearNoRequestOfItsAskers() {
    // Given
    List<String> clients = List.of("zonnestroom", "windkracht");
    // When
    List<Map<String, String>> lines;
    try (Lines heard = new Lines()) {
      IntStream.range(0, 8)
          .parallel()
          .forEach(i -> ask(clients.get(i % 2), clients.get(i % 2) + "-asks-" + i));
      lines = heard.fields();
    }
    // Then
    assertThat(lines).isNotEmpty().allSatisfy(it -> assertThat(it).doesNotContainKey("requestId"));
  }

  private static void ask(String advertiser, String request) {
    given()
        .auth()
        .oauth2(token(Role.DIALER, advertiser))
        .header("X-Request-Id", request)
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "callee", "+31612345678",
                "callerId", "+31207001234",
                "advertiser", advertiser,
                "purpose", "COMMERCIAL",
                "subject", "energy-contract"))
        .post("/v1/call-permissions");
  }

  /** What stands beside each line that a batch logs when a service does not answer. */
  private static final class Lines extends Handler implements AutoCloseable {

    private final Logger logger =
        LogManager.getLogManager().getLogger(FactGatherer.class.getName());
    private final List<Map<String, String>> fields =
        Collections.synchronizedList(new ArrayList<>());

    Lines() {
      logger.addHandler(this);
    }

    List<Map<String, String>> fields() {
      return List.copyOf(fields);
    }

    @Override
    public void publish(LogRecord line) {
      fields.add(Map.copyOf(ExtLogRecord.wrap(line).getMdcCopy()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      logger.removeHandler(this);
    }
  }
}
