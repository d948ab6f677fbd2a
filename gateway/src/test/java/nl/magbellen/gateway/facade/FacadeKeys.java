package nl.magbellen.gateway.facade;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;

import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import nl.magbellen.gateway.apikey.KeyMaker;
import nl.magbellen.service.access.Role;

/** Keys and campaigns of dialers. */
final class FacadeKeys {

  private FacadeKeys() {}

  static void campaign(String advertiser, String id, String purpose) {
    given()
        .auth()
        .oauth2(token(Role.DIALER, advertiser))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "advertiser",
                advertiser,
                "purpose",
                purpose,
                "subject",
                "energy-contract",
                "callerIds",
                List.of("+31207001234")))
        .put("/v1/campaigns/" + id)
        .then()
        .statusCode(201);
  }

  static String key(String advertiser, String campaign) {
    return KeyMaker.secret(
        KeyMaker.made(
            Map.of("advertiser", advertiser, "campaign", campaign, "scopes", List.of("facade"))));
  }
}
