package nl.magbellen.gateway.feed;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(SourcesInMemory.class)
@Timeout(60)
class ChangeResourceTest {

  private static final String PATH = "/v1/changes";
  private static final AtomicLong LAST = SourcesInMemory.LAST;

  SourcesInMemory sources;

  /** Nobody else's, so that other tests' changes are not told. */
  private final String advertiser = "feed-" + LAST.incrementAndGet();

  @AfterEach
  void servicesAnswer() {
    sources.recover();
  }

  @Test
  void changesOfAllServicesAreOneFeedInOrder() {
    // Given
    String now = now();
    List<String> told = changed("objection", "consent", "objection", "caller-id", "consent");
    // When
    Response feed = ask("?after=" + now);
    // Then
    feed.then()
        .statusCode(200)
        .body("items.id", equalTo(told))
        .body("items.effect", contains("BLOCKS", "MAY_ALLOW", "BLOCKS", "BLOCKS", "MAY_ALLOW"))
        .body("items[0].number", equalTo("+31612345678"))
        .body("items[0].advertiser", equalTo(advertiser))
        .body("items[0].happenedAt", equalTo("2026-11-23T10:00:00+01:00"));
    ask("?after=" + cursor(feed)).then().body("items", empty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 100})
  void pagesOfAnySizeTellEverythingOnce(int limit) {
    // Given
    String after = now();
    List<String> told =
        changed("consent", "consent", "consent", "objection", "caller-id", "objection", "consent");
    // When
    List<String> read = new ArrayList<>();
    List<String> page;
    do {
      Response feed = ask("?limit=" + limit + "&after=" + after);
      page = feed.path("items.id");
      read.addAll(page);
      after = cursor(feed);
    } while (page.size() == limit);
    // Then
    assertThat(read).isEqualTo(told);
  }

  @Test
  void whatComesLateInOneServiceIsNotSkippedForWhatOthersToldBefore() {
    // Given
    String now = now();
    changed("objection");
    Response first = ask("?after=" + now);
    // When
    List<String> late = changed("consent");
    // Then
    first.then().body("items.kind", contains("OBJECTION_RECEIVED"));
    ask("?after=" + cursor(first)).then().body("items.id", equalTo(late));
  }

  /** Each service numbers its own; a position says nothing of another's. */
  @Test
  void whatComesTogetherIsToldByItsTimeAndNeverAgainstTheOrderOfItsService() {
    // Given
    String now = now();
    long first = LAST.addAndGet(10);
    sources.changed("consent", first + 1, "CONSENT_GIVEN", advertiser, at(3));
    sources.changed("consent", first + 2, "CONSENT_WITHDRAWN", advertiser, at(1));
    sources.changed("objection", first + 3, "OBJECTION_RECEIVED", advertiser, at(2));
    sources.changed("objection", first + 4, "OBJECTION_LIFTED", advertiser, at(4));
    // When
    Response feed = ask("?after=" + now);
    // Then
    feed.then()
        .body(
            "items.kind",
            contains(
                "OBJECTION_RECEIVED", "CONSENT_GIVEN", "CONSENT_WITHDRAWN", "OBJECTION_LIFTED"));
    LAST.addAndGet(10);
  }

  private static String at(int second) {
    return "2026-11-23T10:00:0%d+01:00".formatted(second);
  }

  @Test
  void clientIsToldOfItsAdvertisersAndOfAll() {
    // Given
    String now = now();
    sources.changed("consent", LAST.incrementAndGet(), "CONSENT_WITHDRAWN", "another");
    sources.changed("objection", LAST.incrementAndGet(), "OBJECTION_RECEIVED", "*");
    // When
    Response own = ask("?after=" + now);
    Response all = given().auth().oauth2(token(Role.AUDITOR, "*")).get(PATH + "?after=" + now);
    // Then
    own.then().body("items.advertiser", contains("*"));
    all.then().body("items.advertiser", contains("another", "*"));
  }

  @Test
  void withoutACursorTheFeedBeginsAtTheBeginning() {
    // Given
    List<String> told = changed("objection", "consent");
    // When
    Response feed = ask("?limit=1000");
    // Then
    feed.then().body("items.id", hasItems(told.toArray()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"objection", "consent", "caller-id"})
  void serviceThatDoesNotAnswerIsNotSkipped(String service) {
    // Given
    String now = now();
    List<String> told = changed("objection", "consent", "caller-id");
    sources.fail(service);
    Response without = ask("?after=" + now);
    sources.recover();
    // When
    Response with = ask("?after=" + now);
    // Then
    without
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .contentType("application/problem+json");
    with.then().statusCode(200).body("items.id", equalTo(told));
  }

  @Test
  void whoWaitsIsToldAsSoonAsThereIsSomething() {
    // Given
    String now = now();
    Instant asked = Instant.now();
    var answer =
        CompletableFuture.supplyAsync(
            () -> ask("?wait=30&after=" + now), Thread::startVirtualThread);
    pause();
    // When
    List<String> told = changed("caller-id");
    // Then
    answer.join().then().statusCode(200).body("items.id", equalTo(told));
    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void whoWaitedForNothingGetsACursor() {
    // Given
    String now = now();
    Instant asked = Instant.now();
    // When
    Response feed = ask("?wait=1&after=" + now);
    // Then
    feed.then().statusCode(200).body("items", empty()).body("nextCursor", notNullValue());
    assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofMillis(500));
  }

  @Test
  void mourningDayIsToldToEverybody() {
    // Given
    String now = now();
    RequestSpecification operator =
        given().auth().oauth2(token(Role.OPERATOR)).contentType(ContentType.JSON);
    operator
        .body(Map.of("nl", "Rouw", "en", "Mourning"))
        .put("/v1/rulebook/mourning-days/2031-02-03")
        .then()
        .statusCode(200);
    given()
        .auth()
        .oauth2(token(Role.OPERATOR))
        .delete("/v1/rulebook/mourning-days/2031-02-03")
        .then()
        .statusCode(204);
    // When
    Response feed = ask("?after=" + now);
    // Then
    feed.then()
        .body("items.kind", contains("MOURNING_DAY_ADDED", "MOURNING_DAY_REMOVED"))
        .body("items.day", contains("2031-02-03", "2031-02-03"))
        .body("items.advertiser", contains("*", "*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after=nonsense",
        "after=MS4yLjM",
        "after=MS4yLjMuNC41",
        "after=MS4yLjMuLTQ",
        "wait=31",
        "wait=-1",
        "limit=0",
        "limit=1001"
      })
  void whatCannotBeMeantIsRefused(String query) {
    ask("?" + query).then().statusCode(400).contentType("application/problem+json");
  }

  @Test
  void registrarIsToldNothing() {
    given().auth().oauth2(token(Role.REGISTRAR, advertiser)).get(PATH).then().statusCode(403);
  }

  /** Lets each of these services tell a change of our advertiser; returns their ids. */
  private List<String> changed(String... services) {
    Map<String, String> kinds =
        Map.of(
            "objection", "OBJECTION_RECEIVED",
            "consent", "CONSENT_GIVEN",
            "caller-id", "CALLER_ID_RELEASED");
    List<String> ids = new ArrayList<>();
    for (String service : services) {
      long position = LAST.incrementAndGet();
      sources.changed(service, position, kinds.get(service), advertiser);
      ids.add(service + "-" + position);
    }
    return ids;
  }

  private Response ask(String query) {
    return given().auth().oauth2(token(Role.DIALER, advertiser)).get(PATH + query);
  }

  private String now() {
    return cursor(ask("?after=now"));
  }

  private static String cursor(Response feed) {
    return feed.then().statusCode(200).extract().path("nextCursor");
  }

  private static void pause() {
    try {
      Thread.sleep(700);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
