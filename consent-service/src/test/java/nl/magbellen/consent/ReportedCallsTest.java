package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.client;
import static nl.magbellen.consent.ConsentApi.consent;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.service;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the gateway tells of calls: wrong persons suspend consents, callbacks are requested calls.
 */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ReportedCallsTest {

  private static final String DECISION = "0199a1f0-0000-7000-8000-000000000001";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CALLED = "2026-11-20T10:00:00+01:00";

  private final String number = newNumber();
  private final String advertiser = "reported-" + number.substring(5);
  private final String partner = advertiser + "-partner";

  @Test
  void wrongPersonSuspendsTheConsentsForTheAdvertiserAlone() {
    // Given
    String id = shared();
    // When
    wrongPerson(advertiser, CALLED).then().statusCode(204);
    // Then
    facts(advertiser).then().body("facts[0].consents[0].disputes", hasSize(1));
    facts(partner).then().body("facts[0].consents[0].disputes", hasSize(0));
    read(id, advertiser).then().body("disputedAt", equalTo(CALLED));
    read(id, partner).then().body("disputedAt", nullValue());
  }

  @Test
  void wrongPersonOfAPartnerLeavesTheAddresseesConsent() {
    // Given
    String id = shared();
    // When
    wrongPerson(partner, CALLED).then().statusCode(204);
    // Then
    facts(partner).then().body("facts[0].consents[0].disputes", hasSize(1));
    facts(advertiser).then().body("facts[0].consents[0].disputes", hasSize(0));
    read(id, partner).then().body("disputedAt", equalTo(CALLED));
    read(id, advertiser).then().body("disputedAt", nullValue());
  }

  @Test
  void laterVerificationLiftsItAndTheSameAgainChangesNothing() {
    // Given
    String id = shared();
    wrongPerson(advertiser, CALLED);
    // When
    wrongPerson(advertiser, CALLED).then().statusCode(204);
    writer(advertiser)
        .body(
            Map.of(
                "method", "SMS_CODE", "verifiedAt", "2026-11-21T10:00:00+01:00", "evidence", "sms"))
        .post("/v1/consents/" + id + "/verification");
    // Then
    read(id, advertiser).then().body("disputedAt", nullValue());
    facts(advertiser).then().body("facts[0].consents[0].disputes", hasSize(1));
  }

  @Test
  void consentThatWasGivenAfterTheCallHolds() {
    // Given
    recorded(
        writer(advertiser),
        "/v1/consents",
        with(consent(number, advertiser), "givenAt", "2026-11-20T10:00:01+01:00"));
    // When
    wrongPerson(advertiser, CALLED).then().statusCode(204);
    // Then
    facts(advertiser).then().body("facts[0].consents[0].disputes", hasSize(0));
  }

  /** One by one and from a file: the call is on record before the consent is. */
  @ParameterizedTest
  @ValueSource(strings = {"", "/import"})
  void consentThatWasGivenBeforeTheCallAndRecordedAfterItIsSuspended(String how)
      throws JsonProcessingException {
    // Given
    wrongPersonOnRecord();
    wrongPersonOnRecord();
    // When
    writer(advertiser, partner)
        .contentType(how.isEmpty() ? "application/json" : "application/x-ndjson")
        .body(
            JSON.writeValueAsString(with(consent(number, advertiser), "partners", List.of(partner)))
                .getBytes(StandardCharsets.UTF_8))
        .post("/v1/consents" + how)
        .then()
        .statusCode(how.isEmpty() ? 201 : 200);
    // Then
    facts(advertiser)
        .then()
        .body("facts[0].consents[0].disputes", hasSize(1))
        .body("facts[0].wrongPersons", hasSize(1))
        .body("facts[0].wrongPersons[0].minor", equalTo(false));
    facts(partner)
        .then()
        .body("facts[0].consents[0].disputes", hasSize(0))
        .body("facts[0].wrongPersons", hasSize(0));
    String id = facts(advertiser).path("facts[0].consents[0].id");
    read(id, advertiser).then().body("disputedAt", equalTo(CALLED));
    read(id, partner).then().body("disputedAt", nullValue());
  }

  @Test
  void minorIsToldOfWithTheReport() {
    // When
    wrongPerson(advertiser, CALLED, true).then().statusCode(204);
    // Then
    facts(advertiser)
        .then()
        .body("facts[0].wrongPersons", hasSize(1))
        .body("facts[0].wrongPersons[0].minor", equalTo(true))
        .body("facts[0].wrongPersons[0].reachedAt", equalTo("2026-11-20T09:00:00+00:00"));
  }

  @Test
  void callbackIsARequestedCallOnce() {
    // Given
    Map<String, Object> wanted =
        Map.of(
            "number",
            number,
            "advertiser",
            advertiser,
            "subject",
            "solar-panels",
            "requestedAt",
            CALLED,
            "validUntil",
            "2026-11-27T10:00:00+01:00",
            "evidence",
            "call-permission:" + DECISION);
    Map<String, Object> longer = new HashMap<>(wanted);
    longer.put("validUntil", "2026-11-28T10:00:00+01:00");
    // When
    Response first = callBack(List.of(wanted));
    Response again = callBack(List.of(longer));
    // Then
    first.then().statusCode(200).body("requestedCalls", contains(notNullValue()));
    assertEquals(first.<List<String>>path("requestedCalls"), again.path("requestedCalls"));
    facts(advertiser)
        .then()
        .body("facts[0].requestedCalls.id", equalTo(first.path("requestedCalls")))
        .body("facts[0].requestedCalls.validUntil", contains("2026-11-27T09:00:00+00:00"));
  }

  @Test
  void callbackThatEndsBeforeItBeginsRecordsNoneOfItsBatch() {
    // Given
    Map<String, Object> wanted =
        Map.of(
            "number",
            number,
            "advertiser",
            advertiser,
            "subject",
            "solar-panels",
            "requestedAt",
            CALLED,
            "validUntil",
            "2026-11-27T10:00:00+01:00",
            "evidence",
            "call");
    Map<String, Object> over = new HashMap<>(wanted);
    over.put("validUntil", CALLED);
    // When
    Response answer = callBack(List.of(wanted, over));
    // Then
    answer.then().statusCode(422);
    facts(advertiser).then().body("facts[0].requestedCalls", hasSize(0));
  }

  private String shared() {
    return recorded(
        writer(advertiser),
        "/v1/consents",
        with(consent(number, advertiser), "partners", List.of(partner)));
  }

  private void wrongPersonOnRecord() {
    wrongPerson(advertiser, CALLED).then().statusCode(204);
  }

  private Response wrongPerson(String forWhom, String reachedAt) {
    return wrongPerson(forWhom, reachedAt, false);
  }

  private Response wrongPerson(String forWhom, String reachedAt, boolean minor) {
    return service()
        .body(
            Map.of(
                "wrongPersons",
                List.of(
                    Map.of(
                        "number", number,
                        "advertiser", forWhom,
                        "reachedAt", reachedAt,
                        "minor", minor,
                        "decision", DECISION))))
        .post("/internal/wrong-persons");
  }

  private static Response callBack(List<Map<String, Object>> wanted) {
    return service().body(Map.of("callbacks", wanted)).post("/internal/callbacks");
  }

  private Response facts(String forWhom) {
    return service()
        .body(
            Map.of(
                "lookups",
                List.of(
                    Map.of(
                        "numberKeys",
                        List.of(TestWorld.numberKey(number)),
                        "advertiser",
                        forWhom))))
        .post("/internal/lookups");
  }

  private static Response read(String id, String forWhom) {
    return client(Role.AUDITOR, forWhom).get("/v1/consents/" + id);
  }
}
