package nl.magbellen.gateway;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd, empty, huge and repeated input is refused with an error that helps, or is answered. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class OddInputTest {

  @Test
  void parameterThatIsNoNumberIsNamedWithWhatIsWrongWithIt() {
    // Given
    RequestSpecification client = json(token(Role.AUDITOR, "*"));
    // When
    var answer = client.queryParam("callee", "061234567").get("/v1/call-permissions");
    // Then
    answer
        .then()
        .statusCode(400)
        .body("detail", containsString("callee: The telephone number has too few digits"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/call-permissions?advertiser=%00",
        "/v1/call-permissions?cursor=AA",
        "/v1/call-permissions?cursor=MDAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAw",
        "/v1/call-permissions?decision=foo",
        "/v1/call-permissions?limit=abc",
        "/v1/call-permissions?limit=0",
        "/v1/call-permissions?callee=abc",
        "/v1/call-permissions?from=yesterday",
        "/v1/call-permissions?advertiser=",
        "/v1/call-permissions/no-uuid",
        "/v1/rulebook?at=2019-01-01T00:00:00Z",
        "/v1/rulebook?at=9999-12-31T23:59:59Z",
        "/v1/rulebook/changes",
        "/v1/rulebook/changes?from=",
        "/v1/rulebook/changes?from=yesterday",
        "/v1/rulebook/changes?from=2019-01-01",
        "/v1/rulebook/changes?from=2026-07-01&to=2026-06-30"
      })
  void parameterOfAWrongFormIsABadRequest(String path) {
    // Given
    RequestSpecification client = json(token(Role.AUDITOR, "*")).urlEncodingEnabled(false);
    // When
    var answer = client.get(path);
    // Then
    answer.then().statusCode(400).contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"callee\": 31612345678}",
        "{\"callee\": \"+31612345678\", \"callee\": \"+31612345678\"}",
        "{\"at\": \"9999-12-31T23:59:59Z\"}",
        "{\"at\": \"0000-01-01T00:00:00Z\"}",
        "{\"at\": 1763900000}",
        "{\"purpose\": 1}",
        "{\"callee\": \"a\\u0000b\"}",
        "{\"callee\": \"+31612345678\", \"advertiser\": \"zonnestroom\", \"purpose\": \"SERVICE\","
            + " \"reference\": \"x\\ud800y\"}"
      })
  void bodyOfAWrongFormIsABadRequest(String body) {
    // When
    var answer = dialer().body(body).post("/v1/call-permissions");
    // Then
    answer.then().statusCode(400).contentType("application/problem+json");
  }

  @Test
  void bodyThatIsTooLargeIsToldSo() {
    // Given
    String body = "{\"x\": \"" + "a".repeat(16 * 1024 * 1024) + "\"}";
    // When
    var answer = dialer().body(body).post("/v1/call-permissions");
    // Then
    answer.then().statusCode(413).contentType("application/problem+json").body("status", is(413));
  }

  @Test
  void methodThatIsNotTakenIsToldWithThoseThatAre() {
    // When
    var list = dialer().delete("/v1/call-permissions");
    var one = dialer().delete("/v1/call-permissions/" + UUID.randomUUID());
    // Then
    list.then()
        .statusCode(405)
        .contentType("application/problem+json")
        .header("Allow", equalTo("GET, HEAD, OPTIONS, POST"));
    one.then().statusCode(405).header("Allow", equalTo("GET, HEAD, OPTIONS"));
  }

  @Test
  void listOfNoTypeIsUnsupported() {
    // Given
    var client = given().auth().oauth2(token(Role.DIALER, "zonnestroom"));
    // When
    var answer = client.post("/v1/screenings");
    // Then
    answer.then().statusCode(415).contentType("application/problem+json");
  }

  @Test
  void numberGivenAsAFieldNameIsNotGivenBack() {
    // When
    var answer = dialer().body(Map.of("+31612345678", 1)).post("/v1/call-permissions");
    // Then
    answer.then().statusCode(400).body(not(containsString("612345678")));
  }

  @Test
  void limitThatIsTooSmallIsNamed() {
    // When
    var answer = json(token(Role.AUDITOR, "*")).get("/v1/call-permissions?limit=0");
    // Then
    answer.then().statusCode(400).body("errors[0].message", containsString("limit"));
  }

  @Test
  void requestIsNamedInItsAnswer() {
    given().get("/.well-known/jwks.json").then().header("X-Request-Id", notNullValue());
    given()
        .header("X-Request-Id", "row-17-of-monday")
        .get("/.well-known/jwks.json")
        .then()
        .header("X-Request-Id", equalTo("row-17-of-monday"));
    given()
        .header("X-Request-Id", "31612345678")
        .get("/.well-known/jwks.json")
        .then()
        .header("X-Request-Id", not(equalTo("31612345678")));
  }

  @Test
  void unreadableCallerIdIsADenialOfItsOwnQuestionAlone() {
    // Given
    var items =
        List.of(
            Map.of("callee", "+31612345678", "callerId", "abc"),
            Map.of("callee", "+31612345679", "callerId", "+31207001234"));
    var defaults = Map.of("advertiser", "zonnestroom", "purpose", "SERVICE");
    // When
    var answer =
        dialer()
            .body(Map.of("defaults", defaults, "items", items))
            .post("/v1/call-permissions/batch");
    // Then
    answer.then().statusCode(200).body("items[1].decision", equalTo("PERMIT"));
  }

  @Test
  void whatCouldNotBeKnownIsAskedAnewUnderTheSameKey() {
    // Given
    var question =
        Map.of(
            "callee",
            "+31612345678",
            "advertiser",
            "zonnestroom",
            "purpose",
            "COMMERCIAL",
            "subject",
            "x");
    String key = UUID.randomUUID().toString();
    String first = keyed(key).body(question).post("/v1/call-permissions").path("id");
    // When
    var again = keyed(key).body(question).post("/v1/call-permissions");
    // Then
    again
        .then()
        .statusCode(200)
        .body("reasons.code", hasItem("EVIDENCE_UNAVAILABLE"))
        .body("id", not(equalTo(first)));
  }

  @Test
  void batchWithTheSameKeyGetsTheFirstAnswers() {
    // Given
    var body = Map.of("items", List.of(service("+31612345678"), service("112")));
    String key = UUID.randomUUID().toString();
    List<String> first = keyed(key).body(body).post("/v1/call-permissions/batch").path("items.id");
    // When
    var again = keyed(key).body(body).post("/v1/call-permissions/batch");
    // Then
    again.then().statusCode(200).body("items.id", equalTo(first));
  }

  @Test
  void sameKeyUnderOtherRightsIsAnotherKey() {
    // Given
    String key = UUID.randomUUID().toString();
    String first = keyed(key).body(service("+31612345678")).post("/v1/call-permissions").path("id");
    // When
    var other =
        json(token(Role.DIALER, "zonnestroom", "windkracht"))
            .header("Idempotency-Key", key)
            .body(service("+31612345678"))
            .post("/v1/call-permissions");
    // Then
    other.then().statusCode(200).body("id", not(equalTo(first)));
  }

  @Test
  void manyKeyedQuestionsSideBySideAreAllAnswered() throws Exception {
    // Given
    Callable<Integer> ask =
        () ->
            keyed(UUID.randomUUID().toString())
                .body(service("+31612345678"))
                .post("/v1/call-permissions")
                .statusCode();
    // When
    List<Integer> statuses = sideBySide(ask, 24);
    // Then
    assertEquals(List.of(200), statuses.stream().distinct().toList());
  }

  @Test
  void manyOutcomesSideBySideAreAllTaken() throws Exception {
    // Given
    String id = dialer().body(service("+31612345678")).post("/v1/call-permissions").path("id");
    Callable<Integer> report =
        () ->
            keyed(UUID.randomUUID().toString())
                .body(Map.of("connected", false))
                .post("/v1/call-permissions/" + id + "/outcome")
                .statusCode();
    // When
    List<Integer> statuses = sideBySide(report, 24);
    // Then
    assertEquals(List.of(201), statuses.stream().distinct().toList());
  }

  @Test
  void outcomeOfACallBeforeItsDecisionIsRefused() {
    // Given
    String id = dialer().body(service("+31612345678")).post("/v1/call-permissions").path("id");
    // When
    var answer =
        dialer()
            .body(Map.of("connected", true, "endedAt", "2025-02-04T10:00:00Z"))
            .post("/v1/call-permissions/" + id + "/outcome");
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/endedAt"));
  }

  private static List<Integer> sideBySide(Callable<Integer> call, int times)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
      List<Callable<Integer>> calls = IntStream.range(0, times).mapToObj(i -> call).toList();
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private static Map<String, Object> service(String callee) {
    return Map.of(
        "callee",
        callee,
        "callerId",
        "+31207001234",
        "advertiser",
        "zonnestroom",
        "purpose",
        "SERVICE");
  }

  private static RequestSpecification keyed(String key) {
    return dialer().header("Idempotency-Key", key);
  }

  private static RequestSpecification dialer() {
    return json(token(Role.DIALER, "zonnestroom"));
  }

  private static RequestSpecification json(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }
}
