package nl.magbellen.gateway.replay;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.agencyToken;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays without any service: what needs their facts was a DENY, and stays one. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class ReplayTest {

  private static final String AFTERNOON = "2026-11-24T14:00:00+01:00";
  private static final String SUNDAY = "2026-11-22T14:00:00+01:00";

  private static final String QUESTION =
      """
      {"callerId": "+31207001234", "advertiser": "zonnestroom", "purpose": "SERVICE",
       "calleeKind": "UNKNOWN", "caller": "HUMAN", "calleeMinor": false,
       "at": "2026-11-24T14:00:00+01:00"}
      """;

  private static final String NOT_KEPT_FACTS =
      """
      {"legalBases": {"unavailable": "CONSENT_SERVICE"},
       "objections": {"unavailable": "OBJECTION_SERVICE"},
       "caller": {"unavailable": "CALLER_ID_SERVICE"}, "notKept": "CALLER_ID_USE"}
      """;

  private static final String NOT_KEPT_ANSWER =
      """
      {"id": "%s", "decision": "DENY", "at": "2026-11-24T14:00:00+01:00",
       "decidedAt": "2026-11-24T14:00:00+01:00", "rulebook": "2026-07-01.00000000", "binding": false,
       "reasons": [{"code": "EVIDENCE_UNAVAILABLE", "rule": "NL.EVIDENCE.KEPT",
                    "message": {"nl": "…", "en": "…"}}],
       "obligations": []}
      """;

  DataSource database;

  @ParameterizedTest
  @ValueSource(strings = {"SERVICE", "COMMERCIAL"})
  void aLoggedDecisionComesToTheSameAgain(String purpose) {
    // Given
    Response asked = ask(question(purpose, AFTERNOON));
    // When
    Response replay = replay(Map.of("decision", asked.path("id")));
    // Then
    replay
        .then()
        .statusCode(200)
        .body("decision", equalTo(asked.path("id")))
        .body("same", equalTo(true))
        .body("differences", empty())
        .body("rulesAt", nullValue())
        .body("logged.decision", equalTo(asked.path("decision")))
        .body("logged", equalTo(replay.path("replayed")));
  }

  @Test
  void aBindingDecisionComesToTheSameAgain() {
    // Given
    Map<String, Object> now = question("SERVICE", AFTERNOON);
    now.remove("at");
    Response asked = ask(now);
    // When
    Response replay = replay(Map.of("decision", asked.path("id")));
    // Then
    replay.then().body("same", equalTo(true)).body("logged.decision", equalTo("PERMIT"));
  }

  @Test
  void theRulesOfAnotherDayDecideOtherwiseAndTheDifferenceIsTold() {
    // Given
    Map<String, Object> withheld = question("COMMERCIAL", AFTERNOON);
    withheld.remove("callerId");
    Response asked = ask(withheld);
    // When
    Response replay =
        replay(Map.of("decision", asked.path("id"), "rulesAt", "2021-06-30T12:00:00+02:00"));
    // Then
    replay
        .then()
        .statusCode(200)
        .body("rulesAt", equalTo("2021-06-30T12:00:00+02:00"))
        .body("logged.rulebook", not(equalTo(replay.path("replayed.rulebook"))))
        .body("logged.reasons.code", hasItem("CALLER_ID_WITHHELD"))
        .body("same", equalTo(false))
        .body("differences.field", contains("reasons"));
  }

  @Test
  void aPermitByTheRulesOfAnotherDayEndsAfterItsCall() {
    // Given
    Response asked = ask(question("SERVICE", AFTERNOON));
    // When
    Response replay =
        replay(Map.of("decision", asked.path("id"), "rulesAt", "2021-06-30T12:00:00+02:00"));
    // Then
    replay
        .then()
        .body("replayed.decision", equalTo("PERMIT"))
        .body("replayed.validUntil", equalTo("2026-11-24T14:15:00+01:00"));
  }

  @Test
  void aDenialBecauseItsCallerIdWasNotKeptInUseStaysOne() throws SQLException, IOException {
    // Given
    String id = ask(question("SERVICE", AFTERNOON)).path("id");
    rewritten(id, NOT_KEPT_ANSWER);
    // When
    Response replay = replay(Map.of("decision", id));
    // Then
    replay
        .then()
        .body("logged.decision", equalTo("DENY"))
        .body("replayed.decision", equalTo("DENY"))
        .body("same", equalTo(true));
  }

  @Test
  void aDecisionOfAMourningDayKnowsItsDay() throws SQLException {
    // Given
    // A day that the operator has taken back since
    String id = ask(question("COMMERCIAL", AFTERNOON)).path("id");
    mourningOn(id, "2026-11-24");
    // When
    Response replay = replay(Map.of("decision", id));
    // Then
    replay
        .then()
        .body("same", equalTo(false))
        .body("differences.field", contains("reasons"))
        .body("replayed.reasons.code", hasItem("FORBIDDEN_DAY"))
        .body("logged.reasons.code", not(hasItem("FORBIDDEN_DAY")));
  }

  @Test
  void aQuestionIsDecidedAndNotLogged() {
    // Given
    Map<String, Object> question = question("COMMERCIAL", SUNDAY);
    question.put("callee", "+31612349871");
    // When
    Response replay = replay(Map.of("question", question));
    // Then
    replay
        .then()
        .statusCode(200)
        .body("decision", nullValue())
        .body("logged", nullValue())
        .body("same", nullValue())
        .body("replayed.decision", equalTo("DENY"))
        .body("replayed.reasons.code", hasItem("FORBIDDEN_DAY"));
    auditor()
        .queryParam("callee", "+31612349871")
        .get("/v1/call-permissions")
        .then()
        .body("items", empty());
  }

  @Test
  void aQuestionIsDecidedByTheRulesOfAnotherDay() {
    // Given
    Map<String, Object> question = question("COMMERCIAL", AFTERNOON);
    // When
    Response replay = replay(Map.of("question", question, "rulesAt", "2021-06-30T12:00:00+02:00"));
    // Then
    replay.then().statusCode(200).body("replayed.rulebook", startsWith("2020-06-01."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                       | /decision
          {"decision": "x"}                                        | /decision
          {"question": {"advertiser": "zonnestroom"}}              | /question/callee
          {"question": {"callee": "1", "advertiser": "zonnestroom", "purpose": "SERVICE", "at": "2019-01-01T00:00:00Z"}} | /question/at
          {"decision": "0199a7c0-0000-7000-8000-000000000000", "rulesAt": "2019-01-01T00:00:00Z"} | /rulesAt
          {"decision": "0199a7c0-0000-7000-8000-000000000000", "rules": "2021"} | /rules
          """)
  void whatCannotBeReplayedIsRefusedByName(String body, String pointer) {
    // When
    Response answer = auditor().body(body).post("/v1/replays");
    // Then
    answer.then().statusCode(400).body("errors.pointer", hasItem(pointer));
  }

  @Test
  void othersDecisionsAreNotReplayed() {
    // Given
    String id = ask(question("SERVICE", AFTERNOON)).path("id");
    Map<String, String> body = Map.of("decision", id);
    // When
    Response another =
        given()
            .auth()
            .oauth2(token(Role.AUDITOR, "windkracht"))
            .contentType(ContentType.JSON)
            .body(body)
            .post("/v1/replays");
    Response agency =
        given()
            .auth()
            .oauth2(agencyToken("belhuis", Role.AUDITOR, "zonnestroom"))
            .contentType(ContentType.JSON)
            .body(body)
            .post("/v1/replays");
    // Then
    another.then().statusCode(403);
    agency.then().statusCode(403);
  }

  @Test
  void whatIsNotThereIsForbiddenOrNotFound() {
    // Given
    Map<String, String> body = Map.of("decision", "0199a7c0-0000-7000-8000-000000000000");
    // When
    Response ofOne = replay(body);
    Response ofAll =
        given()
            .auth()
            .oauth2(token(Role.OPERATOR))
            .contentType(ContentType.JSON)
            .body(body)
            .post("/v1/replays");
    // Then
    ofOne.then().statusCode(403);
    ofAll.then().statusCode(404);
  }

  @Test
  void aDialerDoesNotReplay() {
    dialer().body(Map.of("decision", UUID.randomUUID())).post("/v1/replays").then().statusCode(403);
  }

  private void rewritten(String id, String answer) throws SQLException, IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (OutputStream page = new GZIPOutputStream(content)) {
      for (String text : List.of(QUESTION, NOT_KEPT_FACTS, answer.formatted(id))) {
        page.write((text.replace("\n", " ") + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update decision_page set content = ?"
                    + " where id = (select page from decision where id = ?)")) {
      update.setBytes(1, content.toByteArray());
      update.setObject(2, UUID.fromString(id));
      update.executeUpdate();
    }
  }

  private void mourningOn(String id, String day) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update decision_page set mourning_days = array[?::date]"
                    + " where id = (select page from decision where id = ?)")) {
      update.setString(1, day);
      update.setObject(2, UUID.fromString(id));
      update.executeUpdate();
    }
  }

  private static Map<String, Object> question(String purpose, String at) {
    Map<String, Object> question = new HashMap<>();
    question.put("callee", "+31612345678");
    question.put("callerId", "+31207001234");
    question.put("advertiser", "zonnestroom");
    question.put("purpose", purpose);
    question.put("subject", "energy-contract");
    question.put("at", at);
    return question;
  }

  private static Response ask(Map<String, Object> question) {
    return dialer().body(question).post("/v1/call-permissions");
  }

  private static Response replay(Map<String, ?> body) {
    return auditor().body(body).post("/v1/replays");
  }

  private static RequestSpecification dialer() {
    return given().auth().oauth2(token(Role.DIALER, "zonnestroom")).contentType(ContentType.JSON);
  }

  private static RequestSpecification auditor() {
    return given().auth().oauth2(token(Role.AUDITOR, "zonnestroom")).contentType(ContentType.JSON);
  }
}
