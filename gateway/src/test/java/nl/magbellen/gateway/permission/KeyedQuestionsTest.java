package nl.magbellen.gateway.permission;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.gateway.UsualTimes;
import nl.magbellen.gateway.log.Eventually;
import nl.magbellen.gateway.log.SlowLog;
import nl.magbellen.gateway.log.SlowLog.Cause;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a repeated key on a question does; what changes between the two is in system-tests. */
@QuarkusTest
@TestProfile(UsualTimes.class)
@WithTestResource(GatewayWorld.class)
class KeyedQuestionsTest {

  private static final String PATH = "/v1/call-permissions";
  private static final String REPLAYED = "Idempotency-Replayed";

  @Inject DataSource database;

  private final String key = UUID.randomUUID().toString();

  @Test
  void aRepeatGetsTheFirstAnswerWithItsPermit() {
    // Given
    Response first = ask("SERVICE");
    // When
    Response again = ask("SERVICE");
    // Then
    assertEquals(first.asString(), again.asString());
    assertNull(first.header(REPLAYED));
    assertEquals("true", again.header(REPLAYED));
  }

  @Test
  void theSameKeyForAnotherQuestionIsRefused() {
    // Given
    ask("SERVICE");
    // When
    Response other = ask("RESEARCH");
    // Then
    assertEquals(422, other.statusCode());
    assertEquals("true", ask("SERVICE").header(REPLAYED));
  }

  @Test
  void afterAMinuteTheKeyIsForgotten() throws SQLException {
    // Given
    Response first = ask("SERVICE");
    // When
    letPass(Duration.ofSeconds(61));
    Response again = ask("SERVICE");
    letPass(Duration.ofSeconds(61));
    Response other = ask("RESEARCH");
    // Then
    assertNotEquals(first.<String>path("id"), again.path("id"));
    assertNull(again.header(REPLAYED));
    assertEquals(200, other.statusCode());
  }

  @Test
  void eachQuestionOfABatchStandsForItself() {
    // Given
    List<Map<String, String>> items =
        List.of(
            Map.of("reference", "a"),
            Map.of("reference", "unknowable", "purpose", "COMMERCIAL"),
            Map.of("reference", "c", "purpose", "no purpose"),
            Map.of("reference", "d"));
    Response first = askMany(items);
    // When
    Response again = askMany(items);
    // Then
    assertNull(again.header(REPLAYED));
    assertEquals(first.<String>path("items[0].id"), again.path("items[0].id"));
    assertNotEquals(first.<String>path("items[1].id"), again.path("items[1].id"));
    assertEquals(400, again.<Integer>path("items[2].status"));
    assertEquals(first.<String>path("items[3].id"), again.path("items[3].id"));
  }

  @Test
  void aBatchOfWhichNothingChangedIsAnsweredAsBefore() {
    // Given
    List<Map<String, String>> items =
        List.of(Map.of("reference", "a"), Map.of("callee", "112"), Map.of("calee", "112"));
    Response first = askMany(items);
    // When
    Response again = askMany(items);
    // Then
    assertEquals(
        first.<List<?>>path("items.findAll { it.id }"), again.path("items.findAll { it.id }"));
    assertEquals("true", again.header(REPLAYED));
  }

  @Test
  void aDenialForWantOfEvidenceIsDecidedAgain() {
    // Given
    Response first = ask("COMMERCIAL");
    // When
    Response again = ask("COMMERCIAL");
    // Then
    assertTrue(first.<List<String>>path("reasons.code").contains("EVIDENCE_UNAVAILABLE"));
    assertNotEquals(first.<String>path("id"), again.path("id"));
  }

  @ParameterizedTest
  @EnumSource(names = {"STOPPED", "DOWN", "KEYS_LOCKED"})
  void whenTheKeyCannotBeLookedUpTheAnswerIsADenialThatIsNotKept(Cause cause) throws Exception {
    // Given
    Response denied;
    // When
    try (SlowLog slow = SlowLog.because(cause, database)) {
      denied = CompletableFuture.supplyAsync(() -> ask("SERVICE")).get(2, TimeUnit.MINUTES);
      slow.untilTheAnswerIsLate();
    }
    Eventually.holds(() -> recorded(denied.path("id")).statusCode() == 200);
    Response again = ask("SERVICE");
    // Then
    assertEquals(200, denied.statusCode());
    assertEquals(List.of("EVIDENCE_UNAVAILABLE"), denied.path("reasons.code"));
    assertEquals("DENY", recorded(denied.path("id")).path("decision"));
    assertEquals("PERMIT", again.path("decision"));
  }

  private Response ask(String purpose) {
    return keyed().body(question(purpose)).post(PATH);
  }

  private static Map<String, String> question(String purpose) {
    return Map.of(
        "callee", "+31612345678",
        "callerId", "+31207001234",
        "advertiser", "keys",
        "purpose", purpose,
        "subject", "energy-contract");
  }

  private Response askMany(List<Map<String, String>> items) {
    return keyed()
        .body(Map.of("defaults", question("SERVICE"), "items", items))
        .post(PATH + "/batch");
  }

  private static Response recorded(String id) {
    return given().auth().oauth2(token(Role.AUDITOR, "keys")).get(PATH + "/" + id);
  }

  private void letPass(Duration time) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement("update question_key set answered_at = ? where key = ?")) {
      update.setObject(1, OffsetDateTime.now(ZoneOffset.UTC).minus(time));
      update.setString(2, key);
      assertEquals(1, update.executeUpdate());
    }
  }

  private RequestSpecification keyed() {
    return given()
        .auth()
        .oauth2(token(Role.DIALER, "keys"))
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key);
  }
}
