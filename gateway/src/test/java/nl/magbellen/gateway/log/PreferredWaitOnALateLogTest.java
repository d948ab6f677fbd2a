package nl.magbellen.gateway.log;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.gateway.UsualTimes;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;

/** Who waits no longer is denied, and what the log then takes is a denial too. */
@QuarkusTest
@TestProfile(UsualTimes.class)
@WithTestResource(GatewayWorld.class)
class PreferredWaitOnALateLogTest {

  private static final String PATH = "/v1/call-permissions";

  @Inject DataSource database;

  private final String advertiser = "hasty-" + UUID.randomUUID();

  @Test
  void whoGaveUpWasDeniedAndNoPermitStaysOnRecord() throws Exception {
    // Given
    ask("10");
    JsonPath answer;
    // When
    try (SlowLog _ = SlowLog.because(SlowLog.Cause.LOCKED, database)) {
      answer = ask("0.2");
    }
    // Then
    assertThat(answer.getString("decision")).isEqualTo("DENY");
    assertThat(answer.getList("reasons.code")).containsExactly("EVIDENCE_UNAVAILABLE");
    Eventually.holds(() -> verdicts().size() >= 3);
    Eventually.holds(() -> Set.copyOf(verdicts().subList(0, 2)).equals(Set.of("DENY")));
    assertThat(ids()).contains(answer.getString("id"));
  }

  @Test
  void keyOfAQuestionThatWasGivenUpBringsNoPermissionThatWasTakenBack() throws Exception {
    // Given
    ask("10");
    JsonPath denied;
    try (SlowLog _ = SlowLog.because(SlowLog.Cause.LOCKED, database)) {
      denied = ask("0.2", "given-up");
    }
    Eventually.holds(() -> verdicts().size() >= 3);
    // When
    JsonPath again = ask("10", "given-up");
    // Then
    assertThat(denied.getString("decision")).isEqualTo("DENY");
    assertThat(again.getString("decision")).isEqualTo("PERMIT");
    Eventually.holds(() -> verdictOf(again.getString("id")).equals("PERMIT"));
    assertThat(verdictOf(again.getString("id"))).isEqualTo("PERMIT");
  }

  private String verdictOf(String id) {
    return client(Role.AUDITOR).get(PATH + "/" + id).path("decision");
  }

  private JsonPath ask(String wait) {
    return ask(wait, UUID.randomUUID().toString());
  }

  private JsonPath ask(String wait, String key) {
    return client(Role.DIALER)
        .header("Prefer", "wait=" + wait)
        .header("Idempotency-Key", key)
        .body(
            Map.of(
                "callee",
                "+31612348002",
                "callerId",
                SlowLog.CALLER_ID,
                "advertiser",
                advertiser,
                "purpose",
                "SERVICE"))
        .post(PATH)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** Newest first. */
  private List<String> verdicts() {
    return client(Role.AUDITOR).get(PATH).path("items.decision");
  }

  private Collection<String> ids() {
    return client(Role.AUDITOR).get(PATH).path("items.id");
  }

  private RequestSpecification client(String role) {
    return given().auth().oauth2(token(role, advertiser)).contentType(ContentType.JSON);
  }
}
