package nl.magbellen.gateway.feed;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.refusal.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What blocks calls, for readers of the feed who have nothing yet. */
@QuarkusTest
@WithTestResource(SourcesInMemory.class)
@Timeout(60)
class SnapshotTest {

  private static final String PATH = "/v1/changes/snapshot";
  private static final AtomicLong LAST = SourcesInMemory.LAST;

  @Inject Feed feed;
  @Inject ObjectMapper json;

  SourcesInMemory sources;

  private final String advertiser = "snapshot-" + LAST.incrementAndGet();

  @AfterEach
  void servicesAnswer() {
    sources.recover();
  }

  @Test
  void everythingThatBlocksIsALineAndTheFeedGoesOnFromTheLast() {
    // Given
    List<String> blocking = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      blocking.add(changed("objection", "OBJECTION_RECEIVED", advertiser));
    }
    changed("consent", "CONSENT_GIVEN", advertiser);
    blocking.add(changed("consent", "CONSENT_WITHDRAWN", advertiser));
    changed("caller-id", "CALLER_ID_RELEASED", "another");
    blocking.add(changed("caller-id", "CALLER_ID_RELEASED", advertiser));
    // When
    Response answer = dialer();
    String later = changed("consent", "CONSENT_DISPUTED", advertiser);
    // Then
    answer.then().statusCode(200).contentType("application/x-ndjson");
    List<String> lines = answer.asString().lines().toList();
    List<JsonPath> told = lines.subList(0, lines.size() - 1).stream().map(JsonPath::from).toList();
    assertThat(told)
        .filteredOn(change -> change.getString("advertiser").equals(advertiser))
        .extracting(change -> change.getString("id"))
        .isEqualTo(blocking);
    assertThat(told)
        .extracting(change -> change.getString("advertiser"))
        .isSubsetOf(advertiser, "*");
    JsonPath last = JsonPath.from(lines.getLast());
    assertThat(last.getInt("count")).isEqualTo(told.size());
    given()
        .auth()
        .oauth2(token(Role.DIALER, advertiser))
        .get("/v1/changes?after=" + last.getString("nextCursor"))
        .then()
        .body("items.id", contains(later));
  }

  @Test
  void snapshotThatCannotBeReadToItsEndHasNoCursor() throws Exception {
    // Given
    changed("objection", "OBJECTION_RECEIVED", advertiser);
    changed("consent", "CONSENT_WITHDRAWN", advertiser);
    Positions now = feed.now().await().indefinitely();
    sources.fail("consent");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // When
    Assertions.assertThrows(
        RefusedException.class,
        () -> new Snapshot(feed, json, now, List.of(advertiser)).writeTo(out));
    // Then
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("nextCursor");
  }

  /** Two parts are never asked for before the first is written. */
  @Test
  void oneImpatientReaderHoldsOnePart() throws Exception {
    // Given
    for (int i = 0; i < 3000; i++) {
      changed("objection", "OBJECTION_RECEIVED", advertiser);
    }
    Positions now = feed.now().await().indefinitely();
    int before = sources.asked("objection");
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("gone");
          }
        };
    // When
    Assertions.assertThrows(
        IOException.class, () -> new Snapshot(feed, json, now, List.of(advertiser)).writeTo(gone));
    // Then
    assertThat(sources.asked("objection") - before).isLessThan(300);
  }

  @Test
  void snapshotThatCannotBeginIsAProblem() {
    // Given
    sources.fail("caller-id");
    // When, Then
    dialer()
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .contentType("application/problem+json");
  }

  @Test
  void registrarGetsNone() {
    given().auth().oauth2(token(Role.REGISTRAR, advertiser)).get(PATH).then().statusCode(403);
  }

  private String changed(String service, String kind, String whose) {
    long position = LAST.incrementAndGet();
    sources.changed(service, position, kind, whose);
    return service + "-" + position;
  }

  private Response dialer() {
    return given().auth().oauth2(token(Role.DIALER, advertiser)).get(PATH);
  }
}
