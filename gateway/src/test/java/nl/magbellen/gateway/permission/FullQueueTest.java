package nl.magbellen.gateway.permission;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FullQueueTest.NobodyMayWait.class)
@WithTestResource(GatewayWorld.class)
class FullQueueTest {

  public static final class NobodyMayWait implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("magbellen.batches.most-waiting", "0");
    }
  }

  @Test
  void whoCannotWaitIsToldWhenToComeBack() {
    // Given
    var question =
        Map.of(
            "callee", "+31612345678",
            "callerId", "+31207001234",
            "advertiser", "zonnestroom",
            "purpose", "SERVICE");
    // When
    var answer =
        given()
            .auth()
            .oauth2(token(Role.DIALER, "zonnestroom"))
            .contentType(ContentType.JSON)
            .body(question)
            .post("/v1/call-permissions");
    // Then
    answer
        .then()
        .statusCode(503)
        .header("Retry-After", "1")
        .contentType("application/problem+json")
        .body("status", equalTo(503));
  }
}
