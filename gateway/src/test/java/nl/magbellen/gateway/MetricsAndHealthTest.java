package nl.magbellen.gateway;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.Management;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see of the gateway: the chart's alerts and dashboards ask for these metrics. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class MetricsAndHealthTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "magbellen_decisions_total{decision=\"DENY\"",
        "magbellen_evidence_unavailable_total{source=\"CONSENT_SERVICE\"",
        "magbellen_evidence_unavailable_total{source=\"OBJECTION_SERVICE\"",
        "magbellen_evidence_unavailable_total{source=\"CALLER_ID_SERVICE\"",
        "magbellen_batch_size_sum",
        "magbellen_batch_size_max",
        "magbellen_batch_waited_seconds_sum",
        "magbellen_signing_key_age_seconds"
      })
  void aDecisionIsSeenInTheMetrics(String metric) {
    // Given
    ask();
    // When
    String metrics = metrics();
    // Then
    assertTrue(metrics.lines().anyMatch(line -> line.startsWith(metric)), metrics);
  }

  @Test
  void decisionsAreCountedByHowLongTheyTook() {
    // Given
    ask();
    // When
    String metrics = metrics();
    // Then
    assertTrue(isSeen(metrics, "/v1/call-permissions", "le=\"1.0\""), metrics);
    assertFalse(isSeen(metrics, "/v1/call-permissions/batch", "le=\"1.0\""), metrics);
  }

  private static boolean isSeen(String metrics, String uri, String bucket) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds_bucket"))
        .anyMatch(line -> line.contains("uri=\"" + uri + "\"") && line.contains(bucket));
  }

  /** The services do not run in this test: what they would know is denied, so it is ready. */
  @Test
  void readinessAsksForTheDatabaseButNotForTheOtherServices() {
    // Given
    ask();
    // When
    var ready = given().get(Management.at("/health/ready")).then();
    // Then
    ready.statusCode(200);
    for (String check : new String[] {"database answers", "database is migrated", "warmed up"}) {
      ready.body("checks.find { it.name == '%s' }.status".formatted(check), equalTo("UP"));
    }
    given()
        .get(Management.at("/health/live"))
        .then()
        .statusCode(200)
        .body("checks.size()", equalTo(0));
  }

  /** Asks what is permitted, and what is denied for want of evidence. */
  private static void ask() {
    Map<String, String> service =
        Map.of(
            "callee", "+31612345678",
            "callerId", "+31207001234",
            "advertiser", "zonnestroom",
            "purpose", "SERVICE");
    Map<String, String> sale = new HashMap<>(service);
    sale.put("purpose", "COMMERCIAL");
    sale.put("subject", "energy-contract");
    for (Map<String, String> question : List.of(service, sale)) {
      given()
          .auth()
          .oauth2(token(Role.DIALER, "zonnestroom"))
          .contentType(ContentType.JSON)
          .body(question)
          .post("/v1/call-permissions")
          .then()
          .statusCode(200);
    }
  }

  private static String metrics() {
    return given().accept("text/plain").get(Management.at("/metrics")).asString();
  }
}
