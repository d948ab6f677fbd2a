package nl.magbellen.gateway.consumer;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayWorld.class)
class AskedQuestionsTest {

  private static final String LONG_AGO = "2020-03-01T00:00:00+01:00";

  @Test
  void consumerSeesWhoAskedNewestFirstWithTheAnswer() {
    // Given
    String number = "+31612349001";
    ask(question(number, "SERVICE"));
    ask(question(number, "COMMERCIAL"));
    // When
    var answer = questionsAbout(number, LONG_AGO);
    // Then
    answer
        .then()
        .statusCode(200)
        .body("items.decision", contains("DENY", "PERMIT"))
        .body("items[0].advertiser", equalTo("zonnestroom"))
        .body("items[0].agency", equalTo(null))
        .body("items[0].purpose", equalTo("COMMERCIAL"))
        .body("items[0].subject", equalTo("solar-panels"))
        .body("items[0].callerId", equalTo("+31207001234"))
        .body("items[0].reasonCodes", hasItem("EVIDENCE_UNAVAILABLE"))
        .body("items[1].subject", equalTo(null))
        .body("items[1].reasonCodes", hasSize(0));
  }

  @Test
  void answerSaysNothingOfThePersonForWhomTheCallWasMeant() {
    // Given
    String number = "+31612349002";
    ask(question(number, "SERVICE"));
    // When
    String answer = questionsAbout(number, LONG_AGO).asString();
    // Then
    assertThat(answer, not(containsString("klant-88213")));
    assertThat(answer, not(containsString("12349002")));
  }

  @Test
  void questionsOfAuditsOfOthersAndOfEarlierAreNotShown() {
    // Given
    String number = "+31612349003";
    ask(with(question(number, "SERVICE"), "at", "2026-01-13T12:00:00+01:00"));
    ask(question("+31612349004", "SERVICE"));
    ask(question(number, "SERVICE"));
    // When
    var all = questionsAbout(number, LONG_AGO);
    var later = questionsAbout(number, "2126-01-01T00:00:00+01:00");
    // Then
    all.then().body("items", hasSize(1));
    later.then().body("items", hasSize(0));
  }

  @Test
  void onlyServicesAreAnswered() {
    // Given
    var dialer = given().auth().oauth2(token(Role.DIALER, "*")).contentType(ContentType.JSON);
    // When
    var answer = dialer.body(body("+31612349005", LONG_AGO)).post("/internal/consumer/questions");
    // Then
    answer.then().statusCode(403);
  }

  private static void ask(Map<String, Object> question) {
    given()
        .auth()
        .oauth2(token(Role.DIALER, "zonnestroom"))
        .contentType(ContentType.JSON)
        .body(question)
        .post("/v1/call-permissions")
        .then()
        .statusCode(200);
  }

  private static Map<String, Object> question(String callee, String purpose) {
    var question =
        Map.<String, Object>of(
            "callee", callee,
            "callerId", "+31207001234",
            "advertiser", "zonnestroom",
            "purpose", purpose,
            "person", "klant-88213");
    return purpose.equals("SERVICE") ? question : with(question, "subject", "solar-panels");
  }

  private static Map<String, Object> with(
      Map<String, Object> question, String field, String value) {
    Map<String, Object> changed = new HashMap<>(question);
    changed.put(field, value);
    return changed;
  }

  private static Response questionsAbout(String number, String since) {
    return given()
        .auth()
        .oauth2(token(Role.SERVICE))
        .contentType(ContentType.JSON)
        .body(body(number, since))
        .post("/internal/consumer/questions");
  }

  private static Map<String, Object> body(String number, String since) {
    return Map.of("numberKeys", List.of(TestWorld.numberKey(number)), "since", since);
  }
}
