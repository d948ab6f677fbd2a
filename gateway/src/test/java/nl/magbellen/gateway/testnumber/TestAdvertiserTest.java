package nl.magbellen.gateway.testnumber;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.gateway.apikey.KeyMaker;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;

/** A dialer's engineer tries every answer, on every path, without a call and without a trace. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class TestAdvertiserTest {

  private static final String ADVERTISER = "test-shop";
  private static final String SUNDAY = "2026-11-29T03:00:00+01:00";

  @Test
  void permitBindsAtAnyInstantAndIsSignedByAKeyOfTests() {
    // When
    Response answer =
        dialer().body(question("+31200000000", SUNDAY)).post("/v1/call-permissions?texts=none");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("decision", equalTo("PERMIT"))
        .body("binding", equalTo(true))
        .body("basis.type", equalTo("CONSENT"))
        .body("validUntil", equalTo("2026-11-29T03:15:00+01:00"))
        .body("permit", notNullValue());
    String permit = answer.path("permit");
    assertThat(permit.length()).isLessThanOrEqualTo(700);
    String kid = JsonPath.from(decoded(permit, 0)).getString("kid");
    assertThat(JsonPath.from(decoded(permit, 1)).getBoolean("test")).isTrue();
    given().get("/.well-known/test-jwks.json").then().body("keys.kid", contains(kid));
    given().get("/.well-known/jwks.json").then().body("keys.kid", not(hasItem(kid)));
    assertThat(given().get("/.well-known/test-jwks.json").asString()).doesNotContain("\"d\"");
  }

  @Test
  void permitOfARealAdvertiserIsNoTest() {
    // When
    Response answer =
        given()
            .auth()
            .oauth2(token(Role.DIALER, "zonnestroom"))
            .contentType(ContentType.JSON)
            .body(
                Map.of(
                    "callee", "+31612345678",
                    "callerId", "+31207001234",
                    "advertiser", "zonnestroom",
                    "purpose", "SERVICE"))
            .post("/v1/call-permissions");
    // Then
    String permit = answer.path("permit");
    assertThat(decoded(permit, 1)).doesNotContain("\"test\"");
    given()
        .get("/.well-known/jwks.json")
        .then()
        .body("keys.kid", hasItem(JsonPath.from(decoded(permit, 0)).getString("kid")));
  }

  @Test
  void everyPathAnswersTheSame() {
    // Given
    campaign();
    String key =
        KeyMaker.secret(
            KeyMaker.made(
                Map.of(
                    "advertiser", ADVERTISER, "campaign", "tests", "scopes", List.of("facade"))));
    // When
    Response batch =
        dialer()
            .body(
                Map.of(
                    "items",
                    List.of(question("+31200000001", SUNDAY), question("+31200000015", SUNDAY))))
            .post("/v1/call-permissions/batch");
    Response shortly =
        dialer()
            .contentType(ContentType.URLENC)
            .formParams(Map.of("callee", "0200000000", "campaign", "tests", "at", SUNDAY))
            .post("/v1/call-permissions/short");
    Response list =
        dialer()
            .contentType("text/csv")
            .body("callee\n+31200000002\n+31200000029\n")
            .post("/v1/screenings?campaign=tests");
    Response scrub =
        given()
            .queryParams(Map.of("loginId", key, "phoneList", "0200000000,0200000001,0200000015"))
            .get("/compat/dncscrub/scrub");
    Response authzen =
        dialer()
            .body(
                Map.of(
                    "subject", Map.of("type", "advertiser", "id", ADVERTISER),
                    "action", Map.of("name", "call"),
                    "resource", Map.of("type", "telephone_number", "id", "+31200000091"),
                    "context", Map.of("purpose", "COMMERCIAL", "subject", "any")))
            .post("/access/v1/evaluation");
    // Then
    batch
        .then()
        .body("items.decision", contains("PERMIT", "DENY"))
        .body("items[0].basis.type", equalTo("CUSTOMER_RELATION"))
        .body("items[1].reasons.code", contains("OBJECTION_REGISTERED"));
    shortly.then().statusCode(200).body(startsWith("PERMIT "));
    assertThat(list.asString()).contains(",PERMIT,,REQUESTED_CALL,", ",DENY,NO_LEGAL_BASIS,");
    assertThat(scrub.asString().lines().map(line -> line.split(",")[1]))
        .containsExactly("C", "E", "P");
    authzen.then().statusCode(200).body("decision", equalTo(false));
    assertThat(authzen.asString()).contains("EVIDENCE_UNAVAILABLE");
  }

  @Test
  void slowNumberTakesItsTimeAndWhoDoesNotWaitIsDenied() {
    // When
    long began = System.nanoTime();
    Response patient = dialer().body(question("+31200000090", null)).post("/v1/call-permissions");
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    Response hasty =
        dialer()
            .header("Prefer", "wait=0.2")
            .body(question("+31200000090", null))
            .post("/v1/call-permissions");
    // Then
    patient.then().body("decision", equalTo("PERMIT"));
    assertThat(took).isGreaterThan(Duration.ofSeconds(2));
    hasty.then().body("reasons.code", contains("EVIDENCE_UNAVAILABLE"));
  }

  @Test
  void realNumberIsNeverPermitted() {
    // When
    Response answer =
        dialer()
            .body(Map.of("callee", "+31612345678", "advertiser", ADVERTISER, "purpose", "SERVICE"))
            .post("/v1/call-permissions");
    // Then
    answer
        .then()
        .body("decision", equalTo("DENY"))
        .body("reasons.code", contains("NUMBER_INVALID"));
  }

  @Test
  void testsAreInNoStatistics() {
    // Given
    dialer()
        .body(question("+31200000000", null))
        .post("/v1/call-permissions")
        .then()
        .statusCode(200);
    // When
    Response statistics =
        given()
            .auth()
            .oauth2(token(Role.AUDITOR, ADVERTISER))
            .queryParams(
                Map.of(
                    "advertiser", ADVERTISER,
                    "from", Instant.now().minus(Duration.ofHours(1)).toString(),
                    "to", Instant.now().plus(Duration.ofHours(1)).toString()))
            .get("/v1/statistics");
    // Then
    statistics.then().statusCode(200).body("days", empty());
  }

  @Test
  void replayOfATestGivesTheSame() {
    // Given
    String id =
        dialer().body(question("+31200000033", SUNDAY)).post("/v1/call-permissions").path("id");
    // When
    Response replay =
        given()
            .auth()
            .oauth2(token(Role.AUDITOR, ADVERTISER))
            .contentType(ContentType.JSON)
            .body(Map.of("decision", id))
            .post("/v1/replays");
    // Then
    replay.then().statusCode(200).body("same", equalTo(true));
  }

  @Test
  void outcomeOfATestBringsNothingAbout() {
    // Given
    String id =
        dialer().body(question("+31200000000", null)).post("/v1/call-permissions").path("id");
    // When
    Response outcome =
        dialer()
            .body(
                Map.of(
                    "connected",
                    true,
                    "endedAt",
                    Instant.now().toString(),
                    "rightToObject",
                    "AGENT",
                    "objection",
                    true))
            .post("/v1/call-permissions/" + id + "/outcome");
    // Then
    assertThat(outcome.statusCode()).isLessThan(300);
  }

  @Test
  void listIsPublished() {
    // When
    Response list = dialer().get("/v1/test-numbers");
    // Then
    list.then()
        .statusCode(200)
        .body("items[0].number", equalTo("+31200000000"))
        .body("items[0].basis", equalTo("CONSENT"))
        .body("items.find { it.number == '+31200000015' }.reason", equalTo("OBJECTION_REGISTERED"));
  }

  private static void campaign() {
    dialer()
        .body(
            Map.of(
                "advertiser",
                ADVERTISER,
                "purpose",
                "COMMERCIAL",
                "subject",
                "any",
                "callerIds",
                List.of("+31207001234")))
        .put("/v1/campaigns/tests");
  }

  private static Map<String, Object> question(String callee, String at) {
    Map<String, Object> question =
        new HashMap<>(
            Map.of(
                "callee",
                callee,
                "advertiser",
                ADVERTISER,
                "purpose",
                "COMMERCIAL",
                "subject",
                "any"));
    if (at != null) {
      question.put("at", at);
    }
    return question;
  }

  private static RequestSpecification dialer() {
    return given()
        .auth()
        .oauth2(token(Role.DIALER, ADVERTISER))
        .contentType(ContentType.JSON)
        .accept("*/*");
  }

  private static String decoded(String permit, int part) {
    return new String(
        Base64.getUrlDecoder().decode(permit.split("\\.")[part]), StandardCharsets.UTF_8);
  }
}
