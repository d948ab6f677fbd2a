package nl.magbellen.objection.complaint;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.GoldenAnswer;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;

/** Complaints as advertisers see them, while it cannot be looked up who called. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class ComplaintResourceTest {

  private static int numbers = 0;

  /** As the gateway finds it, which does not run here. */
  private static final String MADE_BY =
      "update complaint set finding = 'DENIED', agency = $2, telemarketer = $3 where id = $1";

  @Inject ManyComplaints many;
  @Inject Pool pool;

  private final String number = "+3164%07d".formatted(1_000_000 + numbers++);

  @Test
  void answerIsDueOnTheFifthWorkingDayAfterTheDayOfReceipt() {
    // When: a Friday, and the second Christmas day is a Saturday
    Response answer = complain(number, "2026-11-20T23:59:00+01:00");
    // Then
    answer
        .then()
        .statusCode(201)
        .body("dueOn", equalTo("2026-11-27"))
        .body("state", equalTo("OPEN"))
        .body("overdue", equalTo(true))
        .body("finding", equalTo(null))
        .body("noConsent", equalTo(true));
  }

  @Test
  void sameCallIsOneComplaint() {
    // Given
    Response first = complain(number, "2026-11-20T10:00:00+01:00");
    // When
    Response again = complain(number, "2026-11-21T10:00:00+01:00");
    // Then
    again.then().statusCode(200).body("id", equalTo(first.path("id")));
  }

  @Test
  void firstAnswerStands() {
    // Given
    String id = complain(number, "2026-11-20T10:00:00+01:00").path("id");
    // When
    Response early = answer(id, "2026-11-19T10:00:00+01:00");
    Response first = answer(id, "2026-11-21T10:00:00+01:00");
    Response second = answer(id, "2026-11-22T10:00:00+01:00");
    // Then
    early.then().statusCode(422).body("type", endsWith(":answered-too-early"));
    first
        .then()
        .statusCode(200)
        .body("state", equalTo("ANSWERED"))
        .body("overdue", equalTo(false))
        .body("answer", equalTo("Een fout in onze lijst."));
    second.then().statusCode(409).body("type", endsWith(":answered-before"));
  }

  @Test
  void overdueOnesOfTheTokensAdvertisersAreListed() {
    // Given
    String late = complain(number, "2026-11-02T10:00:00+01:00").path("id");
    // When
    Response own = list("zonnestroom");
    Response others = list("kattenopvang");
    answer(late, "2026-11-21T10:00:00+01:00");
    // Then
    own.then().statusCode(200).body("items.id", contains(late));
    others.then().statusCode(200).body("items", hasSize(0));
    list("zonnestroom").then().body("items", hasSize(0));
  }

  @Test
  void numberAboutWhichManyPeopleComplainIsToldAndWhoComplainsOftenCountsOnce() {
    // Given
    String callerId = "+3120%07d".formatted(2_000_000 + numbers++);
    String today = DutchTime.now().minus(Duration.ofHours(1)).toString();
    for (int i = 0; i < 9; i++) {
      complainAbout(callerId, number, DutchTime.now().minusSeconds(100 + i).toString(), today);
    }
    Response once = manyNow();
    // When
    for (int i = 0; i < 4; i++) {
      complainAbout(callerId, "+3164%07d".formatted(5_000_000 + numbers++), today, today);
    }
    Response five = manyNow();
    // Then
    once.then().statusCode(200).body("items.id", not(hasItem(callerId)));
    five.then().body("items.find { it.id == '%s' }.people".formatted(callerId), equalTo(5));
    many.count().await().atMost(Duration.ofSeconds(10));
  }

  @Test
  void agencyAndTelemarketerAboutWhichManyPeopleComplainAreToldAndCountedInLookUps() {
    // Given
    String agency = "belhuis-" + numbers++;
    for (int i = 0; i < 5; i++) {
      String now = DutchTime.now().minusSeconds(60).toString();
      String callerId = "+3120%07d".formatted(2_500_000 + numbers++);
      UUID complaint = UUID.fromString(complainAbout(callerId, next(), now, now).path("id"));
      madeBy(complaint, agency, i == 0 ? "t-other" : "t-0042");
    }
    Map<String, Object> caller = new HashMap<>();
    caller.put("numberKeys", List.of());
    caller.put("agency", agency);
    caller.put("telemarketer", "t-0042");
    caller.put("until", DutchTime.now().toString());
    // When
    Response told = manyNow();
    Response facts =
        facts(
            Map.of(
                "numberKeys",
                List.of(TestWorld.numberKey("+31612345678")),
                "advertiser",
                "zonnestroom",
                "caller",
                caller));
    // Then
    told.then()
        .body("items.find { it.id == '%s' }.kind".formatted(agency), equalTo("AGENCY"))
        .body("items.find { it.id == '%s' }.people".formatted(agency), equalTo(5))
        .body("items.worksFor", not(hasItem(agency)));
    facts
        .then()
        .body("facts[0].complaints.about", contains("AGENCY", "TELEMARKETER"))
        .body("facts[0].complaints.people", contains(5, 4));
  }

  private void madeBy(UUID complaint, String agency, String telemarketer) {
    pool.preparedQuery(MADE_BY)
        .execute(Tuple.of(complaint, agency, telemarketer))
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  private static Response facts(Map<String, Object> lookUp) {
    return given()
        .auth()
        .oauth2(token(Role.SERVICE))
        .contentType(ContentType.JSON)
        .body(Map.of("lookups", List.of(lookUp)))
        .post("/internal/lookups");
  }

  /** Ten whole days and the day of the call; another advertiser's record stops nobody's calls. */
  @Test
  void lookUpCountsPeopleWhoComplainAboutTheNumberOfTheCall() {
    // Given
    String callerId = "+3120%07d".formatted(2_000_000 + numbers++);
    complainAbout(callerId, next(), "2026-10-01T10:00:00+02:00", "2026-11-10T00:00:00+01:00");
    complainAbout(callerId, next(), "2026-10-01T10:00:00+02:00", "2026-11-09T23:59:59+01:00");
    complainAbout(callerId, number, "2026-10-01T10:00:00+02:00", "2026-11-20T13:59:00+01:00");
    String latest =
        complainAbout(callerId, number, "2026-10-02T10:00:00+02:00", "2026-11-20T14:00:00+01:00")
            .path("id");
    complainAbout(callerId, next(), "2026-10-01T10:00:00+02:00", "2026-11-20T14:01:00+01:00");
    // When
    Response answer =
        given()
            .auth()
            .oauth2(token(Role.SERVICE))
            .contentType(ContentType.JSON)
            .body(
                Map.of(
                    "lookups",
                    List.of(
                        lookUp("zonnestroom", callerId),
                        lookUp("kattenopvang", callerId),
                        lookUp("zonnestroom", next()),
                        lookUp("zonnestroom", callerId))))
            .post("/internal/lookups");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("facts[0].complaints.about", contains("CALLER_ID"))
        .body("facts[0].complaints.people", contains(2))
        .body("facts[0].complaints.latest", contains(latest))
        .body("facts[1].complaints", hasSize(0))
        .body("facts[2].complaints", hasSize(0))
        .body("facts[3].complaints.people", contains(2));
  }

  @Test
  void fieldsOfALookUpAreThoseThatTheGatewayReads() {
    // Given
    String callerId = "+3120%07d".formatted(2_000_000 + numbers++);
    complainAbout(callerId, number, "2026-10-01T10:00:00+02:00", "2026-11-20T13:59:00+01:00");
    object(number);
    Map<String, Object> lookUp = new HashMap<>(lookUp("zonnestroom", callerId));
    lookUp.put("numberKeys", List.of(TestWorld.numberKey(number)));
    // When
    Response answer =
        given()
            .auth()
            .oauth2(token(Role.SERVICE))
            .contentType(ContentType.JSON)
            .body(Map.of("lookups", List.of(lookUp)))
            .post("/internal/lookups");
    // Then
    assertEquals(
        GoldenAnswer.fieldsIn("objection-answer.json"), GoldenAnswer.fieldsOf(answer.asString()));
  }

  private static void object(String number) {
    dialer()
        .body(
            Map.of(
                "number", number,
                "advertiser", "zonnestroom",
                "receivedAt", "2026-11-01T10:00:00Z",
                "channel", "CALL"))
        .post("/v1/objections")
        .then()
        .statusCode(201);
  }

  private static Map<String, Object> lookUp(String advertiser, String callerId) {
    return Map.of(
        "numberKeys",
        List.of(TestWorld.numberKey("+31612345678")),
        "advertiser",
        advertiser,
        "caller",
        Map.of(
            "numberKeys",
            List.of(TestWorld.numberKey(callerId)),
            "until",
            "2026-11-20T14:00:00+01:00"));
  }

  private static String next() {
    return "+3164%07d".formatted(6_000_000 + numbers++);
  }

  private static Response manyNow() {
    return given().auth().oauth2(token(Role.AUDITOR, "zonnestroom")).get("/v1/complaints/many");
  }

  private Response list(String advertiser) {
    return given()
        .auth()
        .oauth2(token(Role.AUDITOR, advertiser))
        .queryParam("number", number)
        .queryParam("overdue", true)
        .get("/v1/complaints");
  }

  private static Response answer(String id, String at) {
    return dialer()
        .body(Map.of("text", "Een fout in onze lijst.", "answeredAt", at))
        .post("/v1/complaints/{id}/answer", id);
  }

  private static Response complain(String number, String receivedAt) {
    return complainAbout("+31207001234", number, "2026-10-30T14:05:00+01:00", receivedAt);
  }

  private static Response complainAbout(
      String callerId, String number, String calledAt, String receivedAt) {
    Map<String, Object> body = new HashMap<>();
    body.put("number", number);
    body.put("advertiser", "zonnestroom");
    body.put("callerId", callerId);
    body.put("calledAt", calledAt);
    body.put("noConsent", true);
    body.put("receivedAt", receivedAt);
    return dialer().body(body).post("/v1/complaints");
  }

  private static RequestSpecification dialer() {
    return given()
        .auth()
        .oauth2(token(Role.DIALER, List.of("zonnestroom").toArray(String[]::new)))
        .contentType(ContentType.JSON);
  }
}
