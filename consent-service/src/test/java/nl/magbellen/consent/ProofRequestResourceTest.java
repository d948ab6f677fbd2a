package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.client;
import static nl.magbellen.consent.ConsentApi.consent;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ProofRequestResourceTest {

  private final String number = newNumber();
  private final String advertiser = "proof-" + number.substring(5);

  @Test
  void requestByLetterIsDueFiveWorkingDaysLater() {
    // Given
    String consent = recorded(writer(advertiser), "/v1/consents", consent(number, advertiser));
    // When
    var answer =
        writer(advertiser)
            .body(ofConsent(consent, "2026-11-20T09:30:00+01:00"))
            .post("/v1/proof-requests");
    // Then
    answer
        .then()
        .statusCode(201)
        .body("number", equalTo(number))
        .body("advertiser", equalTo(advertiser))
        .body("consent", equalTo(consent))
        .body("channel", equalTo("LETTER"))
        .body("requestedAt", equalTo("2026-11-20T09:30:00+01:00"))
        .body("dueOn", equalTo("2026-11-27"))
        .body("deliveredAt", equalTo(null));
  }

  @Test
  void dayOfTheRequestIsTheDayInAmsterdam() {
    // Given
    // Friday evening in UTC, Saturday in Amsterdam
    var asked = ofNumber("2026-11-13T23:30:00Z");
    // When
    var answer = writer(advertiser).body(asked).post("/v1/proof-requests");
    // Then
    answer.then().statusCode(201).body("dueOn", equalTo("2026-11-20"));
  }

  @Test
  void requestFromBeforeTheRuleIsDueAfterTheRuleBegins() {
    // Given
    var asked = ofNumber("2024-09-02T10:00:00+02:00");
    // When
    var answer = writer(advertiser).body(asked).post("/v1/proof-requests");
    // Then
    answer.then().statusCode(201).body("dueOn", equalTo("2024-10-21"));
  }

  @Test
  void publicHolidaysAreNoWorkingDays() {
    // Given
    // From Wednesday on, with both Christmas days and New Year's Day in between
    var asked = ofNumber("2025-12-24T10:00:00+01:00");
    // When
    var answer = writer(advertiser).body(asked).post("/v1/proof-requests");
    // Then
    answer.then().statusCode(201).body("dueOn", equalTo("2026-01-05"));
  }

  @Test
  void requestIsOverdueAfterTheDayOnWhichItWasDue() {
    // Given
    String late = asked(ofNumber("2026-10-01T10:00:00+02:00"));
    String timely = asked(ofNumber(DutchTime.format(DutchTime.now())));
    // When
    var all = auditor(advertiser).get("/v1/proof-requests");
    var overdue = auditor(advertiser).queryParam("overdue", true).get("/v1/proof-requests");
    // Then
    all.then()
        .statusCode(200)
        .body("items.id", contains(late, timely))
        .body("items.state", contains("OPEN", "OPEN"))
        .body("items.overdue", contains(true, false));
    overdue.then().body("items.id", contains(late));
  }

  @ParameterizedTest
  @CsvSource({"2026-10-08T23:59:59+02:00, false", "2026-10-09T00:00:00+02:00, true"})
  void deliveryOnTheLastDayIsInTime(String deliveredAt, boolean overdue) {
    // Given
    String id = asked(ofNumber("2026-10-01T10:00:00+02:00"));
    // When
    var answer =
        writer(advertiser)
            .body(Map.of("deliveredAt", deliveredAt))
            .post("/v1/proof-requests/{id}/delivery", id);
    // Then
    answer
        .then()
        .statusCode(200)
        .body("state", equalTo("DELIVERED"))
        .body("overdue", equalTo(overdue))
        .body("deliveredAt", equalTo(deliveredAt));
    auditor(advertiser)
        .queryParam("overdue", true)
        .get("/v1/proof-requests")
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void firstDeliveryCounts() {
    // Given
    String id = asked(ofNumber("2026-10-01T10:00:00+02:00"));
    deliver(id, "2026-10-02T10:00:00+02:00");
    // When
    var again = deliver(id, "2026-10-05T10:00:00+02:00");
    // Then
    again.then().statusCode(200).body("deliveredAt", equalTo("2026-10-02T10:00:00+02:00"));
  }

  @Test
  void deliveryBeforeTheRequestIsRefused() {
    // Given
    String id = asked(ofNumber("2026-10-01T10:00:00+02:00"));
    // When
    var answer = deliver(id, "2026-09-30T10:00:00+02:00");
    // Then
    answer.then().statusCode(422);
  }

  @Test
  void anotherAdvertisersRequestsAreNotSeen() {
    // Given
    String id = asked(ofNumber("2026-10-01T10:00:00+02:00"));
    // When
    var one = auditor("another").get("/v1/proof-requests/{id}", id);
    var list = auditor("another").get("/v1/proof-requests");
    var asked = auditor("another").queryParam("advertiser", advertiser).get("/v1/proof-requests");
    // Then
    one.then().statusCode(403);
    list.then().body("items.id", not(hasItem(id)));
    asked.then().statusCode(403);
  }

  @Test
  void partnerIsAskedForItself() {
    // Given
    String partner = advertiser + "-partner";
    String consent =
        recorded(
            writer(advertiser),
            "/v1/consents",
            with(consent(number, advertiser), "partners", List.of(partner)));
    // When
    var answer =
        writer(partner)
            .body(ofConsent(consent, "2026-11-20T09:30:00+01:00"))
            .post("/v1/proof-requests");
    // Then
    answer.then().statusCode(201).body("advertiser", equalTo(partner));
  }

  @Test
  void consentOfAnotherAdvertiserLooksLikeNone() {
    // Given
    String consent = recorded(writer(advertiser), "/v1/consents", consent(number, advertiser));
    String none = "0199a1f0-0000-7000-8000-000000000000";
    // When
    var foreign =
        writer("another")
            .body(ofConsent(consent, "2026-11-20T09:30:00Z"))
            .post("/v1/proof-requests");
    var missing =
        writer("another").body(ofConsent(none, "2026-11-20T09:30:00Z")).post("/v1/proof-requests");
    // Then
    assertEquals(403, foreign.statusCode());
    assertEquals(missing.jsonPath().getString("detail"), foreign.jsonPath().getString("detail"));
  }

  @Test
  void requestForNothingOrForBothIsRefused() {
    // Given
    var nothing = Map.of("requestedAt", "2026-11-20T09:30:00Z", "channel", "LETTER");
    var both =
        with(ofNumber("2026-11-20T09:30:00Z"), "consent", "0199a1f0-0000-7000-8000-000000000000");
    // When
    var forNothing = writer(advertiser).body(nothing).post("/v1/proof-requests");
    var forBoth = writer(advertiser).body(both).post("/v1/proof-requests");
    // Then
    forNothing.then().statusCode(400).body("errors.pointer", contains("/consent"));
    forBoth.then().statusCode(400).body("errors.pointer", contains("/consent"));
  }

  @Test
  void sameKeyIsOneRequest() {
    // Given
    String key = "proof-" + number;
    var asked = ofNumber("2026-11-20T09:30:00Z");
    String first =
        writer(advertiser)
            .header("Idempotency-Key", key)
            .body(asked)
            .post("/v1/proof-requests")
            .path("id");
    // When
    String second =
        writer(advertiser)
            .header("Idempotency-Key", key)
            .body(asked)
            .post("/v1/proof-requests")
            .path("id");
    // Then
    assertEquals(first, second);
  }

  private Response deliver(String id, String deliveredAt) {
    return writer(advertiser)
        .body(Map.of("deliveredAt", deliveredAt))
        .post("/v1/proof-requests/{id}/delivery", id);
  }

  private String asked(Map<String, Object> body) {
    return recorded(writer(advertiser), "/v1/proof-requests", body);
  }

  private static RequestSpecification auditor(String advertiser) {
    return client(Role.AUDITOR, advertiser);
  }

  private Map<String, Object> ofNumber(String requestedAt) {
    return new HashMap<>(
        Map.of(
            "number", number,
            "advertiser", advertiser,
            "requestedAt", requestedAt,
            "channel", "LETTER"));
  }

  private static Map<String, Object> ofConsent(String consent, String requestedAt) {
    return new HashMap<>(
        Map.of("consent", consent, "requestedAt", requestedAt, "channel", "LETTER"));
  }
}
