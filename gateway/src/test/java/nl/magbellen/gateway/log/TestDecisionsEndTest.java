package nl.magbellen.gateway.log;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Map;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;

/** Tests leave the log after a week, and take nothing else with them. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class TestDecisionsEndTest {

  private static final String PAGES =
      "select count(*) as n from decision_page p where exists"
          + " (select from decision d where d.page = p.id and d.decided_at = p.decided_at)"
          + " = false";

  @Inject Pool pool;

  @Test
  void testsGoAfterAWeekAndRealDecisionsStay() {
    // Given
    List<String> mixed =
        given()
            .auth()
            .oauth2(token(Role.DIALER, "test-week", "weekly"))
            .contentType(ContentType.JSON)
            .body(Map.of("items", List.of(question("test-week"), question("weekly"))))
            .post("/v1/call-permissions/batch")
            .path("items.id");
    long pagesOfNone = count(PAGES);
    // When
    endAt(Instant.now().plus(Period.ofDays(6)));
    boolean afterSixDays = isThere(mixed.getFirst());
    endAt(Instant.now().plus(Period.ofDays(8)));
    // Then
    assertThat(afterSixDays).isTrue();
    assertThat(isThere(mixed.getFirst())).isFalse();
    assertThat(isThere(mixed.getLast())).isTrue();
    assertThat(count(PAGES)).isEqualTo(pagesOfNone);
  }

  private void endAt(Instant now) {
    new TestDecisionsEnd(pool, Period.ofDays(7), InstantSource.fixed(now))
        .end()
        .await()
        .indefinitely();
  }

  private static Map<String, String> question(String advertiser) {
    return Map.of(
        "callee", "+31200000000",
        "callerId", "+31207001234",
        "advertiser", advertiser,
        "purpose", "SERVICE");
  }

  private static boolean isThere(String id) {
    return given()
            .auth()
            .oauth2(token(Role.AUDITOR, "*"))
            .get("/v1/call-permissions/" + id)
            .statusCode()
        == 200;
  }

  private long count(String query) {
    return pool.query(query).execute().await().indefinitely().iterator().next().getLong("n");
  }
}
