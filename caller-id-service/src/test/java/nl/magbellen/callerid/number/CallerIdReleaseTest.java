package nl.magbellen.callerid.number;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static nl.magbellen.callerid.Clients.advertiser;
import static nl.magbellen.callerid.Clients.callerId;
import static nl.magbellen.callerid.Clients.callerIdBody;
import static nl.magbellen.callerid.Clients.newNumber;
import static nl.magbellen.callerid.Clients.registrar;
import static nl.magbellen.callerid.Clients.service;
import static nl.magbellen.callerid.Clients.with;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.magbellen.callerid.Clients;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestWorld.class)
class CallerIdReleaseTest {

  private String advertiser;
  private String number;
  private String id;

  @BeforeEach
  void registerCallerId() {
    advertiser = advertiser();
    number = newNumber();
    id =
        registrar(advertiser)
            .body(with(callerIdBody(number, advertiser), "from", "2020-01-01T00:00:00+01:00"))
            .post("/v1/caller-ids")
            .path("id");
  }

  @Test
  void numberThatWasNeverUsedGoesAtOnceAndMayBeRegisteredAgain() {
    // When
    var answer = registrar(advertiser).post("/v1/caller-ids/{id}/release", id);
    // Then
    answer
        .then()
        .statusCode(200)
        .body("state", equalTo("RELEASED"))
        .body("releasedAt", notNullValue())
        .body("events.kind", contains("REGISTERED", "RELEASED"));
    callerId(number, advertiser);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-08-31, 2025-02-28T23:59:59+01:00, 2025-03-01T00:00:00+01:00, 2025-03-01",
    "2025-08-31, 2026-02-28T23:59:59+01:00, 2026-03-01T00:00:00+01:00, 2026-03-01",
    "2025-08-28, 2026-02-28T23:59:59+01:00, 2026-03-01T00:00:00+01:00, 2026-03-01",
    "2025-03-15, 2025-09-15T21:59:59Z, 2025-09-15T22:00:00Z, 2025-09-16",
    "2024-12-31, 2025-06-30T23:59:59+02:00, 2025-07-01T00:00:00+02:00, 2025-07-01"
  })
  void numberStaysCallableForSixCalendarMonthsWhoseLastDayCountsWhole(
      String lastUsedOn, String lastInstant, String firstInstant, String firstDay) {
    // Given
    use(lastUsedOn);
    // When
    var tooEarly = release(lastInstant);
    var inTime = release(firstInstant);
    // Then
    tooEarly
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", containsString(firstDay))
        .body("detail", containsString("(NL.CTM.CLI.KEPT: Code Telemarketing 2024"))
        .body("errors.code", contains("NOT_BEFORE"))
        .body("errors.message", contains(firstDay));
    inTime.then().statusCode(200).body("lastUsedOn", equalTo(lastUsedOn));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-08-15, 2024-10-15T00:00:00+02:00, 2024-10-14T23:59:59+02:00, 2025-02-16",
    "2024-10-13, 2024-10-13T23:59:59+02:00, 2024-10-14T00:00:00+02:00, 2024-10-14"
  })
  void beforeTheCodeOf2024ANumberIsKeptForTheDayOfItsLastUseAlone(
      String lastUsedOn, String refused, String taken, String firstDay) {
    // Given
    use(lastUsedOn);
    // When
    var tooEarly = release(refused);
    var inTime = release(taken);
    // Then
    tooEarly.then().statusCode(409).body("errors.message", contains(firstDay));
    inTime.then().statusCode(200);
  }

  @Test
  void numberThatWasUsedTodayStays() {
    // Given
    use(DutchTime.dateOf(DutchTime.now()).toString());
    // When
    var answer = registrar(advertiser).post("/v1/caller-ids/{id}/release", id);
    // Then
    answer.then().statusCode(409);
  }

  @Test
  void earlierUseThatArrivesLateDoesNotHideALaterOne() {
    // Given
    use("2026-11-20");
    // When
    use("2024-01-01");
    // Then
    registrar(advertiser)
        .get("/v1/caller-ids/{id}", id)
        .then()
        .body("lastUsedOn", equalTo("2026-11-20"));
  }

  @Test
  void usesOfOneBatchCountByTheLatestDay() {
    // When
    var answer = use(useOf("2026-11-02"), useOf("2026-11-03"), useOf("2026-11-01"));
    // Then
    answer.then().statusCode(204);
    registrar(advertiser)
        .get("/v1/caller-ids/{id}", id)
        .then()
        .body("lastUsedOn", equalTo("2026-11-03"));
  }

  @Test
  void releasedOrUnknownNumberIsNotMarkedAsUsedNorIsAnyOfItsBatch() {
    // Given
    String released = callerId(newNumber(), advertiser);
    registrar(advertiser).post("/v1/caller-ids/{id}/release", released);
    String unknown = "0199a1f0-0000-7000-8000-000000000000";
    // When
    var answer =
        use(
            useOf("2026-11-02"),
            useOn(released, "2026-11-02"),
            useOf("2026-11-01"),
            useOn(unknown, "2026-11-02"));
    // Then
    answer
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", endsWith(":caller-id-released"))
        .body("detail", allOf(containsString(released), containsString(unknown)))
        .body("detail", not(containsString(id)))
        .body("errors.pointer", contains("/uses/1/callerId", "/uses/3/callerId"))
        .body("errors.message", contains(released, unknown));
    registrar(advertiser).get("/v1/caller-ids/{id}", id).then().body("lastUsedOn", equalTo(null));
  }

  @RepeatedTest(10)
  void ofAUseAndAReleaseAtTheSameTimeOneIsRefused() {
    // Given
    String today = DutchTime.dateOf(DutchTime.now()).toString();
    // When
    var use = supplyAsync(() -> use(useOf(today)).statusCode(), Clients.AT_ONCE);
    var release =
        supplyAsync(
            () -> registrar(advertiser).post("/v1/caller-ids/{id}/release", id).statusCode(),
            Clients.AT_ONCE);
    // Then
    assertThat(
        List.of(use.join(), release.join()), anyOf(is(List.of(204, 409)), is(List.of(409, 200))));
  }

  @Test
  void useOnAFutureDayIsRefused() {
    use(useOf(LocalDate.of(2999, 1, 1).toString()))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/uses/0/usedOn"));
  }

  @Test
  void releasedNumberIsReleasedOnceAndProvenNoMore() {
    // Given
    String releasedAt = release("2026-05-01T12:00:00+02:00").path("releasedAt");
    // When
    var again = release("2026-06-01T12:00:00+02:00");
    // Then
    again.then().statusCode(200).body("releasedAt", equalTo(releasedAt));
    registrar(advertiser)
        .body(Map.of("method", "CARRIER", "evidence", "x", "provenAt", "2026-05-01T10:00:00+02:00"))
        .post("/v1/caller-ids/{id}/ownership", id)
        .then()
        .statusCode(409);
    registrar(advertiser)
        .body(Map.of("publishedAt", "2026-05-01T10:00:00+02:00"))
        .post("/v1/caller-ids/{id}/publication", id)
        .then()
        .statusCode(409);
  }

  @Test
  void releaseLiesBetweenTheBeginningAndNow() {
    release("2999-01-01T00:00:00Z")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/releasedAt"));
    release("2019-01-01T00:00:00Z").then().statusCode(422);
  }

  private Response release(String releasedAt) {
    return registrar(advertiser)
        .body(Map.of("releasedAt", releasedAt))
        .post("/v1/caller-ids/{id}/release", id);
  }

  private void use(String day) {
    use(useOf(day)).then().statusCode(204);
  }

  private static Response use(Object... uses) {
    return service().body(Map.of("uses", uses)).post("/internal/uses");
  }

  private Map<String, String> useOf(String day) {
    return useOn(id, day);
  }

  private static Map<String, String> useOn(String callerId, String day) {
    return Map.of("callerId", callerId, "usedOn", day);
  }
}
