package nl.magbellen.consent.proofrequest;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import nl.magbellen.consent.ConsentWorld;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.Management;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ConsentWorld.class)
class OverdueProofRequestsTest {

  @Inject OverdueProofRequests overdue;

  @Test
  void metricCountsWhatShouldHaveBeenAnsweredByNowUntilItIs() {
    // Given
    double before = counted();
    String late = asked("2026-10-01T10:00:00+02:00");
    asked(DutchTime.format(DutchTime.now()));
    double open = counted();
    // When
    writer()
        .body(Map.of("deliveredAt", "2026-11-01T10:00:00+01:00"))
        .post("/v1/proof-requests/{id}/delivery", late);
    // Then
    assertEquals(before + 1, open);
    assertEquals(before, counted());
  }

  private double counted() {
    overdue.count().await().atMost(Duration.ofSeconds(10));
    return given()
        .get(Management.at("/metrics"))
        .asString()
        .lines()
        .filter(line -> line.startsWith("magbellen_proof_requests_overdue"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static String asked(String requestedAt) {
    return writer()
        .body(
            Map.of(
                "number", "+31612349100",
                "advertiser", "overdue",
                "requestedAt", requestedAt,
                "channel", "LETTER"))
        .post("/v1/proof-requests")
        .path("id");
  }

  private static RequestSpecification writer() {
    return given()
        .auth()
        .oauth2(token(Role.CONSENT_WRITER, "overdue"))
        .contentType(ContentType.JSON);
  }
}
