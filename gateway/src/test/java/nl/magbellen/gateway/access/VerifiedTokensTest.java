package nl.magbellen.gateway.access;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static nl.magbellen.service.testing.TestTokens.tokenFor;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.gateway.log.Eventually;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;

/** A token that was verified before is believed, but never more than a new one. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class VerifiedTokensTest {

  private static final String LOG = "/v1/call-permissions?advertiser=zonnestroom";

  @Test
  void aTokenThatWasGoodIsRefusedOnceItHasExpired() {
    // Given
    String token = tokenFor(Duration.ofSeconds(3), Role.AUDITOR, "zonnestroom");
    int before = statusOf(token);
    // When
    boolean refused = Eventually.holds(() -> statusOf(token) == 401);
    // Then
    assertEquals(200, before);
    assertTrue(refused);
  }

  @Test
  void aTokenThatWasGoodIsRefusedWithAnotherSignature() {
    // Given
    String token = token(Role.AUDITOR, "zonnestroom");
    String forged = token.substring(0, token.lastIndexOf('.')) + ".AAAA";
    // When
    int before = statusOf(token);
    int status = statusOf(forged);
    // Then
    assertEquals(200, before);
    assertEquals(401, status);
  }

  @Test
  void rightsAreThoseOfTheTokenEveryTime() {
    // Given
    String auditor = token(Role.AUDITOR, "zonnestroom");
    String writer = token(Role.CONSENT_WRITER, "zonnestroom");
    // When
    List<Integer> statuses =
        Stream.of(auditor, writer, writer, auditor).map(VerifiedTokensTest::statusOf).toList();
    // Then
    assertEquals(List.of(200, 403, 403, 200), statuses);
  }

  @Test
  void challengeTellsAnExpiredTokenFromAWrongOneAndFromNone() {
    // Given
    String expired = tokenFor(Duration.ofSeconds(-60), Role.AUDITOR, "zonnestroom");
    String good = token(Role.AUDITOR, "zonnestroom");
    String forged = good.substring(0, good.lastIndexOf('.')) + ".AAAA";
    // When
    Response ofExpired = given().auth().oauth2(expired).get(LOG);
    Response ofForged = given().auth().oauth2(forged).get(LOG);
    Response ofNone = given().get(LOG);
    // Then
    ofExpired.then().statusCode(401).header("WWW-Authenticate", containsString("has expired"));
    ofForged
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", containsString("invalid_token"))
        .header("WWW-Authenticate", not(containsString("expired")));
    ofNone.then().statusCode(401).header("WWW-Authenticate", "Bearer");
  }

  @Test
  void clientSeesWhatItsTokenAllows() {
    // Given
    String token = token(Role.DIALER, "zonnestroom", "windkracht");
    // When
    Response answer = given().auth().oauth2(token).get("/v1/clients/me");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("client", equalTo("https://issuer.test|dialer@zonnestroom+windkracht"))
        .body("roles", contains("dialer"))
        .body("advertisers", contains("zonnestroom", "windkracht"))
        .body("agency", nullValue())
        .body("expiresAt", notNullValue());
  }

  private static int statusOf(String token) {
    return given().auth().oauth2(token).get(LOG).statusCode();
  }
}
