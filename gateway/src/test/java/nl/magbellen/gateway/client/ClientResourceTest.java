package nl.magbellen.gateway.client;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.agencyToken;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** A client sees what it may do, and how much of it at once. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class ClientResourceTest {

  private static final String ME = "/v1/clients/me";

  @Test
  void tokenIsShownAsItIsUnderstood() {
    // When
    Response me = given().auth().oauth2(agencyToken("belhuis", Role.DIALER, "zon", "wind")).get(ME);
    // Then
    me.then()
        .statusCode(200)
        .body("client", containsString("|dialer@"))
        .body("roles", contains("dialer"))
        .body("scopes", empty())
        .body("advertisers", contains("zon", "wind"))
        .body("agency", equalTo("belhuis"))
        .body("campaign", nullValue())
        .body("expiresAt", notNullValue());
  }

  @Test
  void sharesAreThoseThatAnswersTell() {
    // When
    Response me = given().auth().oauth2(token(Role.DIALER, "zon")).get(ME);
    Response batch =
        given()
            .auth()
            .oauth2(token(Role.DIALER, "zon"))
            .contentType(ContentType.JSON)
            .body("{\"items\": []}")
            .post("/v1/call-permissions/batch");
    // Then
    me.then()
        .body("shares.name", contains("questions", "batches"))
        .body("shares.most", contains(10_000, 16));
    batch
        .then()
        .statusCode(200)
        .header("RateLimit-Policy", "\"batches\";q=16;qu=\"concurrent-requests\"")
        .header("RateLimit", matchesPattern("\"batches\";r=[0-9]+"));
  }

  @Test
  void expiredTokenIsToldFromAWrongOne() {
    // Given
    String expired = TestTokens.tokenFor(Duration.ofMinutes(-10), Role.DIALER, "zon");
    // When
    Response refused = given().auth().oauth2(expired).get(ME);
    Response wrong = given().auth().oauth2(expired.replaceFirst("[^.]+$", "AAAA")).get(ME);
    Response none = given().get(ME);
    // Then
    refused.then().statusCode(401).header("WWW-Authenticate", containsString("has expired"));
    wrong.then().statusCode(401).header("WWW-Authenticate", containsString("not valid here"));
    none.then().statusCode(401).header("WWW-Authenticate", equalTo("Bearer"));
  }
}
