package nl.magbellen.gateway.log;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.gateway.UsualTimes;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever makes the log late: what is on record is the denial that was answered. */
@QuarkusTest
@TestProfile(UsualTimes.class)
@WithTestResource(GatewayWorld.class)
class LateLogTest {

  private static final String PATH = "/v1/call-permissions";
  private static final String NUMBER = "+31612348001";

  @Inject DataSource database;

  private final String advertiser = "late-" + UUID.randomUUID();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEYS_LOCKED")
  void whatIsOnRecordIsTheDenialThatWasAnswered(SlowLog.Cause cause) throws Exception {
    // Given
    ask("warm-" + advertiser);
    String since = Instant.now().toString();
    JsonPath answer;
    // When
    try (SlowLog slow = SlowLog.because(cause, database)) {
      answer = ask(advertiser);
      slow.untilTheAnswerIsLate();
    }
    // Then
    assertEquals(List.of("EVIDENCE_UNAVAILABLE"), answer.getList("reasons.code"));
    String id = answer.getString("id");
    assertTrue(Eventually.holds(() -> decision(id).equals(Set.of("DENY"))));
    assertEquals(List.of(id), client(Role.AUDITOR).get(PATH).path("items.id"));
    assertEquals(List.of("DENY"), client(Role.AUDITOR).get(PATH).path("items.decision"));
    assertEquals(
        List.of(),
        client(Role.AUDITOR).queryParam("decision", "PERMIT").get(PATH).path("items.id"));
    assertEquals(List.of("DENY"), seenByTheConsumer(since));
    assertEquals(List.of(0), client(Role.AUDITOR).get("/v1/statistics").path("days.permitted"));
    assertTrue((boolean) replay(id).get("same"));
  }

  private JsonPath ask(String asking) {
    return client(Role.DIALER, asking)
        .body(
            Map.of(
                "callee",
                NUMBER,
                "callerId",
                SlowLog.CALLER_ID,
                "advertiser",
                asking,
                "purpose",
                "SERVICE"))
        .post(PATH)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** Once it is the denial it stays so: an insertion that comes later finds its id taken. */
  private Set<String> decision(String id) {
    return client(Role.AUDITOR).get(PATH + "/" + id).statusCode() == 200
        ? Set.of(client(Role.AUDITOR).get(PATH + "/" + id).<String>path("decision"))
        : Set.of();
  }

  private List<String> seenByTheConsumer(String since) {
    List<Map<String, String>> questions =
        given()
            .auth()
            .oauth2(token(Role.SERVICE))
            .contentType(ContentType.JSON)
            .body(Map.of("numberKeys", List.of(TestWorld.numberKey(NUMBER)), "since", since))
            .post("/internal/consumer/questions")
            .path("items");
    return questions.stream()
        .filter(question -> question.get("advertiser").equals(advertiser))
        .map(question -> question.get("decision"))
        .collect(Collectors.toList());
  }

  private JsonPath replay(String id) {
    return client(Role.AUDITOR).body(Map.of("decision", id)).post("/v1/replays").jsonPath();
  }

  private RequestSpecification client(String role) {
    return client(role, advertiser);
  }

  private static RequestSpecification client(String role, String advertiser) {
    return given().auth().oauth2(token(role, advertiser)).contentType(ContentType.JSON);
  }
}
