package nl.magbellen.objection.change;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestWorld.class)
@Timeout(60)
class ObjectionChangesTest {

  private static final String RECEIVED_AGAIN =
      """
      insert into objection_event (number_key, objection, kind, happened_at, channel, recorded_by)
      select number_key, id, 'RECEIVED_AGAIN', now(), 'CALL', 'late' from objection where id = ?
      """;

  private static int numbers = 0;

  DataSource database;

  /** Nobody else's, so that other tests' changes are not told. */
  private final String advertiser = "feed-" + UUID.randomUUID();

  @Test
  void everyChangeIsToldInOrder() {
    // Given
    String told = end();
    String number = number();
    String objection = register(advertiser, number);
    register(advertiser, number);
    lift(objection);
    // When
    Response changes = changes(told, 100);
    // Then
    changes
        .then()
        .statusCode(200)
        .body("items.kind", contains("RECEIVED", "RECEIVED_AGAIN", "LIFTED"))
        .body("items.objection", contains(objection, objection, objection))
        .body("items.number", contains(number, number, number))
        .body("items[0].advertiser", equalTo(advertiser))
        .body("items[0].channel", equalTo("CALL"))
        .body("items[0].happenedAt", equalTo("2026-11-01T11:00:00+01:00"))
        .body("items[0]", not(hasKey("source")));
  }

  @Test
  void aChangeIsToldOnce() {
    // Given
    register(advertiser, number());
    String told = end();
    String later = number();
    register(advertiser, later);
    // When
    Response next = changes(told, 100);
    // Then
    next.then().body("items.number", contains(later));
    changes(cursor(next), 100).then().body("items", empty());
  }

  @Test
  void pagesFollowEachOther() {
    // Given
    String before = end();
    List<String> numbers = Stream.generate(ObjectionChangesTest::number).limit(5).toList();
    numbers.forEach(number -> register(advertiser, number));
    // When
    List<String> told = toTheEnd(before, 2);
    // Then
    assertThat(told).isEqualTo(numbers);
  }

  @Test
  void whatIsCommittedLateIsNotSkipped() throws SQLException {
    // Given
    // It began first
    String late = register(advertiser, number());
    String told = end();
    try (Connection writer = database.getConnection();
        PreparedStatement write = writer.prepareStatement(RECEIVED_AGAIN)) {
      writer.setAutoCommit(false);
      write.setObject(1, UUID.fromString(late));
      write.executeUpdate();
      String early = register(advertiser, number());
      Response before = changes(told, 100);
      // When
      writer.commit();
      // Then
      before.then().body("items.objection", contains(early));
      changes(cursor(before), 100).then().body("items.objection", contains(late));
    }
  }

  @Test
  void readersAmongWritersAreToldEverythingOnce() throws Exception {
    // Given
    String before = end();
    int each = 20;
    Callable<List<String>> write =
        () -> IntStream.range(0, each).mapToObj(i -> register(advertiser, number())).toList();
    Callable<List<String>> read =
        () -> {
          List<String> told = new ArrayList<>();
          String after = before;
          while (told.size() < 3 * each) {
            Response changes = changes(after, 7);
            told.addAll(changes.path("items.objection"));
            after = cursor(changes);
          }
          return told;
        };
    // When
    List<List<String>> done = atOnce(List.of(read, write, write, write, read));
    // Then
    List<String> written = done.subList(1, 4).stream().flatMap(List::stream).toList();
    assertThat(done.getFirst()).containsExactlyInAnyOrderElementsOf(written);
    assertThat(done.getLast()).isEqualTo(done.getFirst());
  }

  @Test
  void everybodyIsToldWhoObjectsToEverybodyAndNobodyWhoObjectsToOthers() {
    // Given
    String told = end();
    String toAll = number();
    register("*", toAll);
    register("another-" + advertiser, number());
    // When
    Response changes = changes(told, 100);
    // Then
    changes.then().body("items.number", contains(toAll)).body("items.advertiser", contains("*"));
  }

  @Test
  void anAuditorOfAllIsToldAll() {
    // Given
    String told = end();
    String number = number();
    register(advertiser, number);
    // When
    Response changes =
        given().auth().oauth2(token(Role.AUDITOR, "*")).get("/v1/objections/changes?after=" + told);
    // Then
    changes.then().statusCode(200).body("items.number", contains(number));
  }

  @Test
  void whatIsNumberedAfterARestoreIsNotSkipped() throws SQLException {
    // Given
    // What a reader was told is gone, as after a restore
    register(advertiser, number());
    String told = end();
    try (Connection restore = database.getConnection();
        Statement lose = restore.createStatement()) {
      lose.execute(
          "delete from objection_event where position = (select max(position) from objection_event)");
    }
    String sentAgain = number();
    register(advertiser, sentAgain);
    // When
    Response changes = changes(told, 100);
    // Then
    changes.then().statusCode(200).body("items.number", contains(sentAgain));
  }

  @Test
  void gatewayIsToldAllButEntriesOfTheNationalRegister() {
    // Given
    long told = told(null).jsonPath().getLong("end");
    String number = number();
    String objection = register(advertiser, number);
    register(advertiser, number);
    lift(objection);
    register(advertiser, number(), "NATIONAL_REGISTER");
    // When
    Response changes = told(told);
    // Then
    changes
        .then()
        .statusCode(200)
        .body(
            "changes.kind",
            contains("OBJECTION_RECEIVED", "OBJECTION_RECEIVED_AGAIN", "OBJECTION_LIFTED"))
        .body("changes.number", contains(number, number, number))
        .body("changes[0].advertiser", equalTo(advertiser))
        .body("changes[0].evidence", equalTo("objection:" + objection));
  }

  @Test
  void objectionsInForceAtAPositionAreToldOnce() {
    // Given
    long before = told(null).jsonPath().getLong("end");
    String twice = number();
    String again = register(advertiser, twice);
    register(advertiser, twice);
    String lifted = register(advertiser, number());
    lift(lifted);
    register(advertiser, number(), "NATIONAL_REGISTER");
    register("another-" + advertiser, number());
    String later = register(advertiser, number());
    long end = told(null).jsonPath().getLong("end");
    lift(later);
    long afterwards = told(null).jsonPath().getLong("end");
    // When
    Response then = standing(before, end);
    Response now = standing(before, afterwards);
    // Then
    then.then()
        .statusCode(200)
        .body("end", equalTo(end))
        .body("changes.evidence", contains("objection:" + again, "objection:" + later))
        .body("changes.kind", contains("OBJECTION_RECEIVED_AGAIN", "OBJECTION_RECEIVED"));
    now.then().body("changes.number", contains(twice));
  }

  private Response standing(long after, long upTo) {
    return given()
        .auth()
        .oauth2(token(Role.SERVICE))
        .contentType(ContentType.JSON)
        .body(Map.of("after", after, "upTo", upTo, "advertisers", List.of(advertiser)))
        .post("/internal/changes/standing");
  }

  private Response told(Long after) {
    Map<String, Object> body = new HashMap<>();
    body.put("after", after);
    body.put("advertisers", List.of(advertiser));
    body.put("most", 100);
    return given()
        .auth()
        .oauth2(token(Role.SERVICE))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/internal/changes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"after=nonsense", "after=eHg", "limit=0", "limit=1001", "limit=x"})
  void whatCannotBeMeantIsRefused(String query) {
    // When
    var answer =
        given()
            .auth()
            .oauth2(token(Role.DIALER, advertiser))
            .get("/v1/objections/changes?" + query);
    // Then
    answer.then().statusCode(400).contentType("application/problem+json");
  }

  @Test
  void aConsentWriterIsToldNothing() {
    given()
        .auth()
        .oauth2(token(Role.CONSENT_WRITER, advertiser))
        .get("/v1/objections/changes")
        .then()
        .statusCode(403);
  }

  private static synchronized String number() {
    return "+3161%07d".formatted(5_500_000 + numbers++);
  }

  private static String register(String advertiser, String number) {
    return register(advertiser, number, "CALL");
  }

  private static String register(String advertiser, String number, String channel) {
    return given()
        .auth()
        .oauth2(token(Role.DIALER, "*"))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "number",
                number,
                "advertiser",
                advertiser,
                "receivedAt",
                "2026-11-01T10:00:00Z",
                "channel",
                channel))
        .post("/v1/objections")
        .path("id");
  }

  private static void lift(String objection) {
    given()
        .auth()
        .oauth2(token(Role.DIALER, "*"))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "statement", "U mag weer bellen.",
                "statedAt", "2026-11-02T10:00:00Z",
                "evidence", "recording:1"))
        .post("/v1/objections/{id}/lift", objection)
        .then()
        .statusCode(200);
  }

  private Response changes(String after, int limit) {
    return given()
        .auth()
        .oauth2(token(Role.DIALER, advertiser))
        .queryParam("after", after)
        .queryParam("limit", limit)
        .get("/v1/objections/changes");
  }

  /** The cursor behind all that other tests did; what they object to everybody is told us too. */
  private String end() {
    String after = "";
    Response changes;
    do {
      changes = changes(after, 1000);
      after = cursor(changes);
    } while (!changes.<List<?>>path("items").isEmpty());
    return after;
  }

  /** The numbers, by as many pages as it takes. */
  private List<String> toTheEnd(String after, int limit) {
    Response page = changes(after, limit);
    List<String> told = new ArrayList<>(page.<List<String>>path("items.number"));
    if (told.size() == limit) {
      told.addAll(toTheEnd(cursor(page), limit));
    }
    return told;
  }

  private static String cursor(Response changes) {
    return changes.then().statusCode(200).extract().path("nextCursor");
  }

  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      List<Future<T>> answers = threads.invokeAll(calls);
      return answers.stream().map(Future::resultNow).toList();
    }
  }
}
