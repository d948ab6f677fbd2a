package nl.magbellen.gateway.called;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.number.Ids;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.signing.SigningKeys;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** Whom a call was made to, by its permit or its decision. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class CalledTest {

  private static final String NUMBER = "+31612349101";

  @Inject SigningKeys keys;

  @Test
  void permitAndDecisionLeadToTheNumber() {
    // Given
    Response permission = ask(NUMBER);
    // When
    Response byPermit = called("permit", permission.path("permit"));
    Response byDecision = called("decision", permission.path("id"));
    // Then
    for (Response answer : new Response[] {byPermit, byDecision}) {
      answer
          .then()
          .statusCode(200)
          .body("permitIsOurs", equalTo(true))
          .body("items.decision", contains(permission.<String>path("id")))
          .body("items.number", contains(NUMBER))
          .body("items.advertiser", contains("zonnestroom"))
          .body("items.agency", contains(equalTo(null)));
    }
  }

  @Test
  void permitThatHasEndedLeadsThereToo() {
    // Given
    String id = ask(NUMBER).path("id");
    String ended = keys.sign("{\"jti\": \"%s\", \"exp\": 1764511200}".formatted(id));
    // When
    Response answer = called("permit", ended);
    // Then
    answer.then().body("items.number", contains(NUMBER));
  }

  @Test
  void permitOfAnotherKeyOrThatWasChangedIsNotOurs() throws JoseException {
    // Given
    Response permission = ask(NUMBER);
    String permit = permission.path("permit");
    String[] parts = permit.split("\\.");
    String other =
        SigningKeys.parse(newKey(keys), "test")
            .sign("{\"jti\": \"%s\"}".formatted(permission.<String>path("id")));
    String changed = parts[0] + "." + other.split("\\.")[1] + "." + parts[2];
    String unsigned = parts[0] + "." + parts[1] + ".";
    // When, Then
    for (String bad : new String[] {other, changed, unsigned, "x", ""}) {
      called("permit", bad)
          .then()
          .statusCode(200)
          .body("permitIsOurs", equalTo(false))
          .body("items", empty());
    }
  }

  @Test
  void numberThatIsNoneIsNone() {
    // Given
    String id = ask("+3112").path("id");
    // When
    Response answer = called("decision", id);
    // Then
    answer
        .then()
        .body("items.decision", contains(id))
        .body("items.number", contains(equalTo(null)));
  }

  @Test
  void decisionThatIsNotOnRecordIsNone() {
    called("decision", Ids.next().toString()).then().statusCode(200).body("items", empty());
    called("decision", UUID.randomUUID().toString()).then().statusCode(200).body("items", empty());
  }

  /** Another key with the same name. */
  private static String newKey(SigningKeys ours) throws JoseException {
    OctetKeyPairJsonWebKey key = OkpJwkGenerator.generateJwk("Ed25519");
    Map<?, ?> published = (Map<?, ?>) ((java.util.List<?>) ours.published().get("keys")).getFirst();
    key.setKeyId((String) published.get("kid"));
    return "{\"keys\": [%s]}"
        .formatted(key.toJson(org.jose4j.jwk.JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
  }

  private static Response ask(String callee) {
    return given()
        .auth()
        .oauth2(token(Role.DIALER, "zonnestroom"))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "callee", callee,
                "callerId", "+31207001234",
                "advertiser", "zonnestroom",
                "purpose", "SERVICE"))
        .post("/v1/call-permissions");
  }

  private static Response called(String by, String what) {
    Map<String, Object> body = new HashMap<>();
    body.put(by, what);
    return given()
        .auth()
        .oauth2(token(Role.SERVICE))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/internal/called");
  }
}
