package nl.magbellen.callerid.change;

import static nl.magbellen.callerid.Clients.advertiser;
import static nl.magbellen.callerid.Clients.advertiserBody;
import static nl.magbellen.callerid.Clients.agency;
import static nl.magbellen.callerid.Clients.agencyMandatedBy;
import static nl.magbellen.callerid.Clients.callerId;
import static nl.magbellen.callerid.Clients.mandateBody;
import static nl.magbellen.callerid.Clients.newNumber;
import static nl.magbellen.callerid.Clients.registrarOfAll;
import static nl.magbellen.callerid.Clients.service;
import static nl.magbellen.callerid.Clients.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.testing.ScheduledJobs;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gateway is told of callers. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class CallerChangesTest {

  private static final String AT = "2026-11-01T12:00:00+01:00";

  private final String number = newNumber();

  @Test
  void callerIdIsToldFromItsProofToItsRelease() {
    // Given
    String advertiser = advertiser();
    long told = end();
    String id = callerId(number, advertiser);
    happens(id, "ownership", Map.of("method", "CARRIER", "evidence", "c-1", "provenAt", AT));
    happens(
        id,
        "publication",
        Map.of("publishedAt", AT, "publicationUrl", "https://zonnestroom.example"));
    happens(id, "release", Map.of("releasedAt", AT));
    // When
    Response changes = changes(told, advertiser);
    // Then
    changes
        .then()
        .statusCode(200)
        .body(
            "changes.kind",
            contains("CALLER_ID_PROVEN", "CALLER_ID_PUBLISHED", "CALLER_ID_RELEASED"))
        .body("changes.callerId", contains(number, number, number))
        .body("changes[0].advertiser", equalTo(advertiser))
        .body("changes[0].evidence", equalTo("caller-id:" + id))
        .body("changes[0].happenedAt", equalTo(AT));
  }

  @ParameterizedTest
  @CsvSource({
    "ANSWERED, true, true, CALLBACK_PASSED",
    "ANSWERED, false, true, CALLBACK_FAILED",
    "ANSWERED, true, false, CALLBACK_FAILED",
    "BUSY, true, true, CALLBACK_FAILED"
  })
  void callbackCheckIsTold(String result, boolean identifies, boolean ordinary, String kind) {
    // Given
    String advertiser = advertiser();
    String id = callerId(number, advertiser);
    long told = end();
    // When
    happens(
        id,
        "callback-checks",
        Map.of(
            "at", AT,
            "result", result,
            "identifiesAdvertiser", identifies,
            "ordinaryTariff", ordinary));
    // Then
    changes(told, advertiser)
        .then()
        .body("changes.kind", contains(kind))
        .body("changes.callerId", contains(number));
  }

  @Test
  void mandateIsToldWithItsEnd() {
    // Given
    String advertiser = advertiser();
    long told = end();
    String agency = agencyMandatedBy(advertiser);
    String mandate =
        registrarOfAll()
            .get("/v1/mandates?advertiser={advertiser}", advertiser)
            .path("items[0].id");
    registrarOfAll().body(Map.of("to", AT)).post("/v1/mandates/{id}/end", mandate);
    // When
    Response changes = changes(told, advertiser);
    // Then
    changes
        .then()
        .body("changes.kind", contains("MANDATE_GIVEN", "MANDATE_ENDED"))
        .body("changes.agency", contains(agency, agency))
        .body("changes[1].happenedAt", equalTo(AT))
        .body("changes[1].evidence", equalTo("mandate:" + mandate));
  }

  @Test
  void advertiserIsToldWhenItIsActiveOrNotAndNotWhenItIsRenamed() {
    // Given
    long told = end();
    String advertiser = advertiser();
    put(advertiser, "name", "Zonnestroom Nederland B.V.");
    put(advertiser, "active", false);
    put(advertiser, "active", true);
    // When
    Response changes = changes(told, advertiser);
    // Then
    changes
        .then()
        .body(
            "changes.kind",
            contains("ADVERTISER_ACTIVE", "ADVERTISER_INACTIVE", "ADVERTISER_ACTIVE"));
  }

  @Test
  void lastCallbackCheckThatGrewTooOldIsToldOnce() {
    // Given
    String advertiser = advertiser();
    proven(callerId(number, advertiser), daysAgo(31), daysAgo(45));
    proven(callerId(newNumber(), advertiser), daysAgo(29));
    String failed = callerId(newNumber(), advertiser);
    proven(failed, daysAgo(40));
    calledBack(failed, daysAgo(31), "BUSY");
    long told = end();
    // When
    expire();
    expire();
    // Then
    changes(told, advertiser)
        .then()
        .body("changes.kind", contains("CALLBACK_EXPIRED"))
        .body("changes.callerId", contains(number))
        .body("changes[0].evidence", startsWith("callback-check:"))
        .body("changes[0].happenedAt", equalTo(midnight(0)));
  }

  /** It was usable again in between, and drops out again. */
  @Test
  void checkThatCameAfterAndGrewTooOldAsWellIsToldToo() {
    // Given
    String advertiser = advertiser();
    String id = callerId(number, advertiser);
    proven(id, daysAgo(60));
    expire();
    long told = end();
    calledBack(id, daysAgo(35), "ANSWERED");
    // When
    expire();
    // Then
    changes(told, advertiser)
        .then()
        .body("changes.kind", contains("CALLBACK_PASSED", "CALLBACK_EXPIRED"));
  }

  @Test
  void mandateIsToldWhenItsEndComesUnlessThatWasToldWhenItHadCome() {
    // Given
    String advertiser = advertiser();
    String ending = agency();
    mandated(ending, advertiser, "to", daysAgo(1));
    agencyMandatedBy(advertiser);
    String ended = agencyMandatedBy(advertiser);
    endMandate(ended, advertiser);
    long told = end();
    // When
    expire();
    expire();
    // Then
    changes(told, advertiser)
        .then()
        .body("changes.kind", contains("MANDATE_EXPIRED"))
        .body("changes.agency", contains(ending));
  }

  private static void expire() {
    ScheduledJobs.doAllOf("ExpiredCallers");
  }

  private static void proven(String id, String... checkedAt) {
    happens(
        id, "ownership", Map.of("method", "CARRIER", "evidence", "c-1", "provenAt", daysAgo(90)));
    for (String at : checkedAt) {
      calledBack(id, at, "ANSWERED");
    }
  }

  private static void calledBack(String id, String at, String result) {
    happens(
        id,
        "callback-checks",
        Map.of("at", at, "result", result, "identifiesAdvertiser", true, "ordinaryTariff", true));
  }

  private static void mandated(String agency, String advertiser, String field, String value) {
    registrarOfAll()
        .body(with(mandateBody(agency, advertiser), field, value))
        .post("/v1/mandates")
        .then()
        .statusCode(201);
  }

  private static void endMandate(String agency, String advertiser) {
    String mandate =
        registrarOfAll()
            .get("/v1/mandates?advertiser={advertiser}&agency={agency}", advertiser, agency)
            .path("items[0].id");
    registrarOfAll()
        .body(Map.of("to", AT))
        .post("/v1/mandates/{id}/end", mandate)
        .then()
        .statusCode(200);
  }

  /** Noon, Dutch time. */
  private static String daysAgo(int days) {
    return DutchTime.dateOf(Instant.now())
        .minusDays(days)
        .atTime(12, 0)
        .atZone(DutchTime.ZONE)
        .toOffsetDateTime()
        .toString();
  }

  private static String midnight(int daysAgo) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        DutchTime.dateOf(Instant.now()).minusDays(daysAgo).atStartOfDay(DutchTime.ZONE));
  }

  private static void put(String advertiser, String field, Object value) {
    registrarOfAll()
        .body(with(advertiserBody(), field, value))
        .put("/v1/advertisers/{id}", advertiser)
        .then()
        .statusCode(200);
  }

  private static void happens(String id, String what, Map<String, Object> body) {
    ValidatableResponse done =
        registrarOfAll().body(body).post("/v1/caller-ids/{id}/" + what, id).then();
    done.statusCode(what.equals("callback-checks") ? 201 : 200);
  }

  private static Response changes(Long after, String... advertisers) {
    Map<String, Object> body = new HashMap<>();
    body.put("after", after);
    body.put("advertisers", List.of(advertisers));
    body.put("most", 100);
    return service().body(body).post("/internal/changes");
  }

  private static long end() {
    return changes(null, "nobody").then().statusCode(200).extract().jsonPath().getLong("end");
  }
}
