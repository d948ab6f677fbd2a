package nl.magbellen.gateway.log;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FarBehindLogTest.NoneMayWait.class)
@WithTestResource(GatewayWorld.class)
class FarBehindLogTest {

  /** A gateway that holds no late denials. */
  public static final class NoneMayWait implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("magbellen.log.most-late", "0");
    }
  }

  @Test
  void withTooManyLateDenialsNothingIsPermittedOrSentToTheLog() {
    // Given
    var question =
        Map.of(
            "callee", "+31612345678",
            "callerId", "+31207001234",
            "advertiser", "behind",
            "purpose", "SERVICE");
    // When
    Response answer =
        given()
            .auth()
            .oauth2(token(Role.DIALER, "behind"))
            .contentType(ContentType.JSON)
            .body(question)
            .post("/v1/call-permissions");
    // Then
    assertEquals(List.of("EVIDENCE_UNAVAILABLE"), answer.path("reasons.code"));
    assertEquals(
        List.of(),
        given()
            .auth()
            .oauth2(token(Role.AUDITOR, "behind"))
            .get("/v1/call-permissions")
            .path("items"));
  }
}
