package nl.magbellen.gateway.authzen;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access requests. Service calls are permitted here, calls that sell are not. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class AccessTest {

  private static final String SERVICE =
      """
      {"subject": {"type": "advertiser", "id": "zonnestroom", "properties": {"tier": "gold"}},
       "action": {"name": "call", "properties": {"method": "POST"}},
       "resource": {"type": "telephone_number", "id": "06-12345678"},
       "context": {"purpose": "SERVICE", "callerId": "+31207001234", "reference": "row-17",
                   "somebodyElses": {"field": 1}},
       "unknown": true}
      """;

  private static final String DEFAULTS =
      """
      {"subject": {"type": "advertiser", "id": "zonnestroom"}, "action": {"name": "call"},
       "context": {"purpose": "SERVICE", "callerId": "+31207001234"}, "options": %s,
       "evaluations": [%s]}
      """;

  private static final String PERMITTED =
      "{\"resource\": {\"type\": \"telephone_number\", \"id\": \"+31612345678\"}}";

  private static final String DENIED =
      """
      {"resource": {"type": "telephone_number", "id": "+31612345679"},
       "context": {"purpose": "COMMERCIAL", "subject": "energy-contract", "callerId": "+31207001234"}}
      """;

  private static final String MISUNDERSTOOD =
      "{\"resource\": {\"type\": \"letterbox\", \"id\": \"1234 AB 5\"}}";

  @Test
  void aPermitIsAPermitWithTheWholeDecision() {
    // When
    Response answer = dialer().body(SERVICE).post("/access/v1/evaluation");
    // Then
    answer
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("keySet()", containsInAnyOrder("decision", "context"))
        .body("decision", equalTo(true))
        .body("context.decision", equalTo("PERMIT"))
        .body("context.reference", equalTo("row-17"))
        .body("context.basis.type", equalTo("NOT_REQUIRED"))
        .body("context.obligations.code", hasItem("NO_OFFER"))
        .body("context.permit", notNullValue());
  }

  @Test
  void aDenyHasItsReasons() {
    // Given
    String selling = SERVICE.replace("\"SERVICE\"", "\"COMMERCIAL\", \"subject\": \"energy\"");
    // When
    Response answer = dialer().body(selling).post("/access/v1/evaluation");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("decision", equalTo(false))
        .body("context.decision", equalTo("DENY"))
        .body("context.reasons.code", hasItem("EVIDENCE_UNAVAILABLE"));
  }

  @Test
  void anEvaluationStandsInTheLog() {
    // Given
    String id = dialer().body(SERVICE).post("/access/v1/evaluation").path("context.id");
    // When
    Response logged = dialer().get("/v1/call-permissions/" + id);
    // Then
    logged
        .then()
        .statusCode(200)
        .body("question.callee", equalTo("+31612345678"))
        .body("question.advertiser", equalTo("zonnestroom"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "type": "advertiser"       | "kind": "advertiser"             | /subject/type
          "id": "zonnestroom"        | "no": "zonnestroom"              | /subject/id
          "name": "call"             | "called": "call"                 | /action/name
          "type": "telephone_number" | "kind": "telephone_number"       | /resource/type
          {"tier": "gold"}           | "gold"                           | /subject/properties
          {"tier": "gold"}           | ["gold"]                         | /subject/properties
          {"method": "POST"}         | 7                                | /action/properties
          "type": "advertiser"       | "type": 7                        | /subject/type
          "name": "call"             | "name": ["call"]                 | /action/name
          "id": "zonnestroom"        | "id": "Zonnestroom"              | /subject/id
          "id": "zonnestroom"        | "id": " zonnestroom"             | /subject/id
          "id": "zonnestroom"        | "id": "zonne_stroom"             | /subject/id
          "reference": "row-17"      | "agency": "belhuis "             | /context/agency
          "reference": "row-17"      | "telemarketer": "T-0042"         | /context/telemarketer
          "id": "06-12345678"        | "id": ""                         | /resource/id
          "purpose": "SERVICE"       | "purpose": "FUN"                 | /context/purpose
          "purpose": "SERVICE"       | "purpose": "COMMERCIAL"          | /context/subject
          "reference": "row-17"      | "at": "yesterday"                | /context/at
          "reference": "row-17"      | "at": "2019-01-01T12:00:00Z"     | /context/at
          """)
  void whatIsWrongIsToldByItsPlaceInTheRequest(String right, String wrong, String pointer) {
    // Given
    String request = SERVICE.replace(right, wrong);
    // When
    Response answer = dialer().body(request).post("/access/v1/evaluation");
    // Then
    answer
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.pointer", contains(pointer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "type": "advertiser"       | "type": "user"     | /subject/type
          "type": "advertiser"       | "type": ""         | /subject/type
          "name": "call"             | "name": "can_read" | /action/name
          "type": "telephone_number" | "type": "todo"     | /resource/type
          """)
  void whatIsNotKnownHereIsNotPermitted(String known, String unknown, String pointer) {
    // Given
    String request = SERVICE.replace(known, unknown);
    // When
    Response answer = dialer().body(request).post("/access/v1/evaluation");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("decision", equalTo(false))
        .body("context.error.status", equalTo(404))
        .body("context.error.errors.pointer", contains(pointer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "", "{\"subject\": 1}", "{\"context\": []}"})
  void whatIsNoAccessRequestIsRefused(String body) {
    // When
    Response answer = dialer().body(body).post("/access/v1/evaluation");
    // Then
    answer.then().statusCode(400).contentType("application/problem+json");
  }

  @Test
  void anotherAdvertiserIsForbidden() {
    // Given
    String request = SERVICE.replace("\"zonnestroom\"", "\"windkracht\"");
    // When
    Response answer = dialer().body(request).post("/access/v1/evaluation");
    // Then
    answer.then().statusCode(403);
  }

  @Test
  void evaluationsAreAnsweredInTheirOrder() {
    // Given
    String request = many("null", PERMITTED, MISUNDERSTOOD, DENIED, PERMITTED);
    // When
    Response answer = dialer().body(request).post("/access/v1/evaluations");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("evaluations.decision", equalTo(List.of(true, false, false, true)))
        .body("evaluations[1].context.error.status", equalTo(404))
        .body("evaluations[1].context.error.message", notNullValue())
        .body("evaluations[1].context.error.errors.pointer", contains("/resource/type"))
        .body("evaluations[2].context.decision", equalTo("DENY"));
  }

  @ParameterizedTest
  @CsvSource({
    "execute_all, true false true false",
    "deny_on_first_deny, true false",
    "permit_on_first_permit, true"
  })
  void aSemanticSaysHowFarAListIsEvaluated(String semantic, String decisions) {
    // Given
    String options = "{\"evaluations_semantic\": \"%s\", \"more\": 1}".formatted(semantic);
    String request = many(options, PERMITTED, DENIED, PERMITTED, MISUNDERSTOOD);
    // When
    Response answer = dialer().body(request).post("/access/v1/evaluations");
    // Then
    answer
        .then()
        .statusCode(200)
        .body(
            "evaluations.decision",
            equalTo(Arrays.stream(decisions.split(" ")).map(Boolean::valueOf).toList()));
  }

  @Test
  void whereNothingIsPermittedAListIsEvaluatedToItsEnd() {
    // Given
    String options = "{\"evaluations_semantic\": \"permit_on_first_permit\"}";
    // When
    Response answer =
        dialer().body(many(options, DENIED, MISUNDERSTOOD)).post("/access/v1/evaluations");
    // Then
    answer.then().statusCode(200).body("evaluations.decision", contains(false, false));
  }

  @Test
  void whatIsNoRequestIsRefusedAloneInAList() {
    // Given
    String request = many("null", "{\"subject\": 1}", "null", "{\"context\": []}", PERMITTED);
    // When
    Response answer = dialer().body(request).post("/access/v1/evaluations");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("evaluations.decision", contains(false, false, false, true))
        .body("evaluations[0].context.error.errors.pointer", contains("/subject"))
        .body("evaluations[1].context.error.status", equalTo(400));
  }

  @Test
  void aListThatIsGoneThroughOneByOneIsShort() {
    // Given
    var request =
        Map.of(
            "options",
            Map.of("evaluations_semantic", "deny_on_first_deny"),
            "evaluations",
            Collections.nCopies(1_001, Map.of()));
    // When
    Response answer = dialer().body(request).post("/access/v1/evaluations");
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/evaluations"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "12345678901", "a:b/c d"})
  void anEnforcementPointGetsItsRequestIdBack(String id) {
    // When
    Response answer =
        dialer().header("X-Request-ID", id).body(SERVICE).post("/access/v1/evaluation");
    // Then
    answer.then().header("X-Request-ID", equalTo(id));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, evaluation, application/json, 400",
    "POST, evaluation, text/plain, 415",
    "GET, evaluation, application/json, 405",
    "POST, nothing, application/json, 404"
  })
  void requestIdComesBackOnEveryAnswer(String method, String path, String type, int status) {
    // When
    Response answer =
        dialer()
            .header("X-Request-ID", "a:b/c d")
            .contentType(type)
            .body(method.equals("GET") ? "" : "{}")
            .request(method, "/access/v1/" + path);
    // Then
    answer.then().statusCode(status);
    assertThat(answer.headers().getValues("X-Request-ID")).containsExactly("a:b/c d");
  }

  @Test
  void requestIdComesBackWhereNobodyIsSignedIn() {
    // When
    Response answer =
        given()
            .header("X-Request-ID", "a:b/c d")
            .contentType(ContentType.JSON)
            .body(SERVICE)
            .post("/access/v1/evaluation");
    // Then
    answer.then().statusCode(401).header("X-Request-ID", equalTo("a:b/c d"));
  }

  @Test
  void requestIdComesBackThoughTheBodyIsTooLarge() {
    // Given
    byte[] body = new byte[(16 << 20) + 1];
    // When
    Response answer =
        dialer().header("X-Request-ID", "a:b/c d").body(body).post("/access/v1/evaluation");
    // Then
    answer.then().statusCode(413).header("X-Request-ID", equalTo("a:b/c d"));
  }

  @Test
  void anUnknownSemanticIsRefused() {
    // Given
    String options = "{\"evaluations_semantic\": \"guess\"}";
    // When
    Response answer = dialer().body(many(options, PERMITTED)).post("/access/v1/evaluations");
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/options/evaluations_semantic"));
  }

  @Test
  void withoutAListItIsOneEvaluation() {
    // When
    Response answer = dialer().body(SERVICE).post("/access/v1/evaluations");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("decision", equalTo(true))
        .body("context.decision", equalTo("PERMIT"));
  }

  @Test
  void aListIsNotLongerThanABatch() {
    // Given
    var request = Map.of("evaluations", Collections.nCopies(10_001, Map.of()));
    // When
    Response answer = dialer().body(request).post("/access/v1/evaluations");
    // Then
    answer.then().statusCode(400).body("errors.pointer", hasItem("/evaluations"));
  }

  @Test
  void enforcementPointsFindTheirWay() {
    given()
        .header("X-Request-ID", "a:b/c d")
        .get("/.well-known/authzen-configuration")
        .then()
        .statusCode(200)
        .header("X-Request-ID", equalTo("a:b/c d"))
        .contentType("application/json")
        .header("Cache-Control", equalTo("public, max-age=3600"))
        .body("policy_decision_point", equalTo("http://localhost:8080"))
        .body("access_evaluation_endpoint", endsWith("8080/access/v1/evaluation"))
        .body("access_evaluations_endpoint", endsWith("8080/access/v1/evaluations"))
        .body("keySet()", hasSize(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"evaluation", "evaluations"})
  void onlyADialerAsks(String endpoint) {
    given()
        .contentType(ContentType.JSON)
        .body(SERVICE)
        .post("/access/v1/" + endpoint)
        .then()
        .statusCode(401);
    given()
        .auth()
        .oauth2(token(Role.AUDITOR, "zonnestroom"))
        .contentType(ContentType.JSON)
        .body(SERVICE)
        .post("/access/v1/" + endpoint)
        .then()
        .statusCode(403);
  }

  private static String many(String options, String... evaluations) {
    return DEFAULTS.formatted(options, String.join(", ", evaluations));
  }

  private static RequestSpecification dialer() {
    return given().auth().oauth2(token(Role.DIALER, "zonnestroom")).contentType(ContentType.JSON);
  }
}
