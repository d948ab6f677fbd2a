package nl.magbellen.gateway.apikey;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.service.access.Role;

/** The operator, for tests. */
public final class KeyMaker {

  static final String PATH = "/v1/api-keys";

  private KeyMaker() {}

  public static RequestSpecification operator() {
    return given().auth().oauth2(token(Role.OPERATOR, "*")).contentType(ContentType.JSON);
  }

  /** A key, as it is answered. */
  public static Response made(Map<String, ?> body) {
    return operator().body(body).post(PATH);
  }

  /** A key for the short form, of one advertiser. */
  static Response shortKey(String advertiser) {
    return made(Map.of("advertiser", advertiser, "scopes", List.of("short")));
  }

  /** Its secret. */
  public static String secret(Response made) {
    return made.then().statusCode(201).extract().path("secret");
  }

  static UUID id(Response made) {
    return UUID.fromString(made.then().statusCode(201).extract().path("id"));
  }

  public static void campaign(String advertiser, String agency, String id) {
    given()
        .auth()
        .oauth2(token(Role.DIALER, advertiser))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "advertiser",
                advertiser,
                "agency",
                agency,
                "purpose",
                "SERVICE",
                "callerIds",
                List.of("+31207001234")))
        .put("/v1/campaigns/" + id)
        .then()
        .statusCode(201);
  }
}
