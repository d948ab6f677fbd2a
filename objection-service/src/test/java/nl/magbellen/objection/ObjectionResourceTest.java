package nl.magbellen.objection;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestWorld.class)
class ObjectionResourceTest {

  private static int numbers = 0;

  private final String number = "+3161%07d".formatted(2_000_000 + numbers++);

  @Test
  void objectionIsRegisteredOnce() {
    // Given
    var body = objection("zonnestroom", "2026-11-01T10:00:00+01:00");
    var first = dialer().body(body).post("/v1/objections");
    // When
    var again = dialer().body(body).post("/v1/objections");
    // Then
    first.then().statusCode(201);
    again.then().statusCode(200).body("id", equalTo(first.path("id")));
  }

  @Test
  void earlierReceiptThatArrivesLateMovesTheBeginning() {
    // Given
    dialer().body(objection("zonnestroom", "2026-11-10T10:00:00Z")).post("/v1/objections");
    // When
    var late =
        dialer().body(objection("zonnestroom", "2026-11-01T10:00:00Z")).post("/v1/objections");
    // Then
    late.then()
        .statusCode(200)
        .body("receivedAt", equalTo("2026-11-01T11:00:00+01:00"))
        .body("events.kind", contains("RECEIVED", "RECEIVED_AGAIN"));
  }

  @Test
  void everyEventIsToldWithWhenItWasWrittenDown() {
    // Given
    var body = objection("zonnestroom", "2026-11-01T10:00:00Z");
    var lift =
        Map.of(
            "statement", "U mag weer bellen.",
            "statedAt", "2026-11-02T10:00:00Z",
            "evidence", "recording:1");
    // When
    var first = dialer().body(body).post("/v1/objections");
    var again = dialer().body(body).post("/v1/objections");
    var lifted = dialer().body(lift).post("/v1/objections/{id}/lift", first.<String>path("id"));
    // Then
    first.then().body("events.recordedAt", contains(notNullValue()));
    again.then().body("events.recordedAt", everyItem(notNullValue()));
    lifted.then().body("events.recordedAt", everyItem(notNullValue()));
  }

  @Test
  void numberThatDoesNotExistIsToldWithWhatIsWrongWithIt() {
    // Given
    Map<String, Object> body = new HashMap<>(objection("zonnestroom", "2026-11-01T10:00:00+01:00"));
    body.put("number", "061234567");
    // When
    var written = dialer().body(body).post("/v1/objections");
    var listed = dialer().queryParam("number", "061234567").get("/v1/objections");
    // Then
    written
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/number"))
        .body("errors.message", contains(containsString("too few digits. Give 10 digits")));
    listed
        .then()
        .statusCode(400)
        .body("detail", startsWith("number: "))
        .body("detail", containsString("too few digits. Give 10 digits"));
  }

  @Test
  void formIsUnsupported() {
    // When
    var answer =
        dialer().contentType(ContentType.URLENC).formParam("number", number).post("/v1/objections");
    // Then
    answer.then().statusCode(415).contentType("application/problem+json");
  }

  @Test
  void sameKeyAndBodyReturnsTheFirstAnswer() {
    // Given
    var body = objection("zonnestroom", "2026-11-01T10:00:00Z");
    String first =
        dialer().header("Idempotency-Key", number).body(body).post("/v1/objections").asString();
    // When
    var again = dialer().header("Idempotency-Key", number).body(body).post("/v1/objections");
    // Then
    again.then().statusCode(201).body(equalTo(first));
  }

  @Test
  void sameKeyWithAnotherBodyIsRefused() {
    // Given
    dialer()
        .header("Idempotency-Key", number)
        .body(objection("zonnestroom", "2026-11-01T10:00:00Z"))
        .post("/v1/objections");
    // When
    var other =
        dialer()
            .header("Idempotency-Key", number)
            .body(objection("zonnestroom", "2026-11-02T10:00:00Z"))
            .post("/v1/objections");
    // Then
    other.then().statusCode(422).contentType("application/problem+json");
  }

  @Test
  void liftNeedsStatementInstantAndEvidence() {
    // Given
    String id = registered();
    // When
    var answer =
        dialer().body(Map.of("statement", "Bel mij maar")).post("/v1/objections/{id}/lift", id);
    // Then
    answer
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.pointer", contains("/evidence", "/statedAt"));
  }

  @Test
  void liftedObjectionKeepsItsHistoryAndMayBeMadeAgain() {
    // Given
    String id = registered();
    var statement =
        Map.of(
            "statement", "U mag mij weer bellen",
            "statedAt", "2026-11-05T10:00:00Z",
            "evidence", "recording:77");
    // When
    var lifted = dialer().body(statement).post("/v1/objections/{id}/lift", id);
    // Then
    lifted.then().statusCode(200).body("events.kind", contains("RECEIVED", "LIFTED"));
    dialer().body(statement).post("/v1/objections/{id}/lift", id).then().statusCode(409);
    dialer()
        .body(objection("zonnestroom", "2026-11-06T10:00:00Z"))
        .post("/v1/objections")
        .then()
        .statusCode(201);
  }

  @Test
  void liftMustBeStatedAfterTheLatestReceipt() {
    // Given
    String id = registered();
    dialer().body(objection("zonnestroom", "2026-11-10T10:00:00Z")).post("/v1/objections");
    // When
    var between = lift(id, "2026-11-10T10:00:00Z");
    // Then
    between.then().statusCode(422);
    lift(id, "2026-11-10T10:00:00.000001Z").then().statusCode(200);
  }

  @Test
  void earlierReceiptThatArrivesLateDoesNotMakeAnOldStatementLift() {
    // Given
    dialer().body(objection("zonnestroom", "2026-11-10T10:00:00Z")).post("/v1/objections");
    String id = registeredAgain();
    // When
    var answer = lift(id, "2026-11-05T10:00:00Z");
    // Then
    answer.then().statusCode(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/objections", "/internal/objections"})
  void receiptByAClockThatIsAheadIsInForceAtOnce(String path) {
    // Given
    Instant ahead = DutchTime.now().plus(Duration.ofMinutes(4));
    var body = objection("zonnestroom", ahead.toString());
    // When
    var answer =
        path.startsWith("/v1")
            ? dialer().body(body).post(path)
            : service().body(Map.of("objections", List.of(body))).post(path);
    // Then
    assertThat(answer.statusCode()).isBetween(200, 201);
    var list = dialer().queryParam("number", number).get("/v1/objections");
    assertThat(DutchTime.parse(list.path("items[0].receivedAt"))).isBefore(DutchTime.now());
    assertThat(DutchTime.parse(list.path("items[0].events[0].happenedAt"))).isEqualTo(ahead);
  }

  @Test
  void whoToldAnObjectionAgainstEverybodyIsNotShownToSingleAdvertisers() {
    // Given
    var body = new HashMap<>(objection("*", "2026-11-01T10:00:00Z"));
    body.put("source", "recording:77");
    everybody().body(body).post("/v1/objections");
    // When
    var seen = dialer().queryParam("number", number).get("/v1/objections");
    // Then
    seen.then()
        .statusCode(200)
        .body("items.advertiser", contains("*"))
        .body("items[0].source", nullValue())
        .body("items[0].events[0].source", nullValue())
        .body("items[0].events[0].recordedBy", nullValue());
    everybody()
        .queryParam("number", number)
        .get("/v1/objections")
        .then()
        .body("items[0].source", equalTo("recording:77"))
        .body("items[0].events[0].recordedBy", notNullValue());
  }

  @Test
  void anotherAdvertisersObjectionLooksLikeNone() {
    // Given
    String id = registered();
    String other = token(Role.DIALER, "windkracht");
    // When
    var foreign = given().auth().oauth2(other).get("/v1/objections/{id}", id);
    var missing =
        given()
            .auth()
            .oauth2(other)
            .get("/v1/objections/{id}", "0199a1f0-0000-7000-8000-000000000000");
    // Then
    foreign.then().statusCode(403).body("detail", equalTo(missing.path("detail")));
    missing.then().statusCode(403);
  }

  @Test
  void listShowsOwnObjectionsAndThoseAgainstEverybody() {
    // Given
    registered();
    everybody().body(objection("*", "2026-11-01T10:00:00Z")).post("/v1/objections");
    everybody().body(objection("windkracht", "2026-11-01T10:00:00Z")).post("/v1/objections");
    // When
    var list = dialer().queryParam("number", number).get("/v1/objections");
    // Then
    list.then().statusCode(200).body("items.advertiser", contains("zonnestroom", "*"));
  }

  @Test
  void pagesFollowEachOther() {
    // Given
    registered();
    everybody().body(objection("*", "2026-11-01T10:00:00Z")).post("/v1/objections");
    // When
    var first = dialer().queryParams("number", number, "limit", 1).get("/v1/objections");
    var second =
        dialer()
            .queryParams("number", number, "limit", 1, "cursor", first.path("nextCursor"))
            .get("/v1/objections");
    // Then
    first.then().body("items.advertiser", contains("zonnestroom"));
    second.then().body("items.advertiser", contains("*")).body("nextCursor", equalTo(null));
  }

  @Test
  void wrongFieldsAreToldWithoutTheNumber() {
    // Given
    var body = Map.of("number", "06-0000", "advertiser", "zonnestroom");
    // When
    var answer = dialer().body(body).post("/v1/objections");
    // Then
    answer
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/number"))
        .body("errors[0].code", equalTo("INVALID_NUMBER"))
        .body("errors[0].message", not(containsString("0000")));
  }

  @Test
  void unknownFieldIsRefused() {
    // Given
    var body = Map.of("nummer", number);
    // When
    var answer = dialer().body(body).post("/v1/objections");
    // Then
    answer
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/nummer"))
        .body("errors[0].code", equalTo("UNKNOWN_FIELD"));
  }

  @Test
  void receiptInTheFutureIsRefused() {
    // Given
    var body = objection("zonnestroom", "2999-01-01T00:00:00Z");
    // When
    var answer = dialer().body(body).post("/v1/objections");
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/receivedAt"));
  }

  @Test
  void brokenJsonIsToldWithItsPlace() {
    // Given
    String body = "{\"number\": ";
    // When
    var answer = dialer().body(body).post("/v1/objections");
    // Then
    answer.then().statusCode(400).body("detail", startsWith("The body is not well-formed JSON"));
  }

  @Test
  void withoutTokenNothingIsAnswered() {
    given()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/v1/objections")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
  }

  @Test
  void lookupsAnswerInOrderWithOwnAndGeneralObjections() {
    // Given
    var request =
        Map.of(
            "objections",
            List.of(
                objection("zonnestroom", "2026-11-01T10:00:00Z"),
                objection("*", "2026-11-01T10:00:00Z")));
    service().body(request).post("/internal/objections");
    String key = TestWorld.numberKey(number);
    // When
    var answer =
        service()
            .body(
                Map.of(
                    "lookups",
                    List.of(
                        Map.of(
                            "numberKeys",
                            List.of(TestWorld.numberKey("+31207654321")),
                            "advertiser",
                            "zonnestroom"),
                        Map.of("numberKeys", List.of(key), "advertiser", "zonnestroom"),
                        Map.of("numberKeys", List.of(key), "advertiser", "windkracht"))))
            .post("/internal/lookups");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("facts[0].objections", hasSize(0))
        .body("facts[1].objections.advertiser", contains("zonnestroom", "*"))
        .body("facts[2].objections.advertiser", contains("*"));
  }

  private String registered() {
    return dialer()
        .body(objection("zonnestroom", "2026-11-01T10:00:00Z"))
        .post("/v1/objections")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String registeredAgain() {
    return dialer()
        .body(objection("zonnestroom", "2026-11-01T10:00:00Z"))
        .post("/v1/objections")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  private static Response lift(String id, String statedAt) {
    return dialer()
        .body(Map.of("statement", "Bel mij maar", "statedAt", statedAt, "evidence", "recording:78"))
        .post("/v1/objections/{id}/lift", id);
  }

  private Map<String, String> objection(String advertiser, String receivedAt) {
    return Map.of(
        "number", number, "advertiser", advertiser, "receivedAt", receivedAt, "channel", "CALL");
  }

  private static RequestSpecification dialer() {
    return given().auth().oauth2(token(Role.DIALER, "zonnestroom")).contentType(ContentType.JSON);
  }

  private static RequestSpecification everybody() {
    return given().auth().oauth2(token(Role.DIALER, "*")).contentType(ContentType.JSON);
  }

  private static RequestSpecification service() {
    return given().auth().oauth2(token(Role.SERVICE)).contentType(ContentType.JSON);
  }
}
