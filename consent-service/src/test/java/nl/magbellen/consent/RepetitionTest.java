package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.consent;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.relation;
import static nl.magbellen.consent.ConsentApi.requestedCall;
import static nl.magbellen.consent.ConsentApi.service;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same again is the record that stands: nothing comes back to life by being told twice. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class RepetitionTest {

  private static final String CONSENTS = "/v1/consents";
  private static final String RELATIONS = "/v1/customer-relations";
  private static final String CALLS = "/v1/requested-calls";
  private static final Map<String, String> VERIFIED =
      Map.of("method", "SMS_CODE", "verifiedAt", "2026-10-01T10:01:00+02:00", "evidence", "sms:1");

  private final String number = newNumber();

  @ParameterizedTest
  @ValueSource(strings = {CONSENTS, RELATIONS, CALLS})
  void theSameAgainAnswersTheFirstRecord(String path) {
    // Given
    String id = recorded(writer("zonnestroom"), path, whole(path));
    // When
    var again = post(path, whole(path));
    // Then
    again.then().statusCode(200).body("id", equalTo(id));
    assertEquals(List.of(id), onRecord(path));
  }

  @Test
  void withdrawnConsentStaysWithdrawn() {
    // Given
    String id = recorded(writer("zonnestroom"), CONSENTS, whole(CONSENTS));
    writer("zonnestroom")
        .body(Map.of("withdrawnAt", "2026-11-01T10:00:00+01:00", "channel", "WEB"))
        .post(CONSENTS + "/{id}/withdrawal", id);
    // When
    var again = post(CONSENTS, whole(CONSENTS));
    // Then
    again
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("withdrawnAt", equalTo("2026-11-01T10:00:00+01:00"));
    facts().then().body("facts[0].consents.withdrawnAt", contains(notNullValue()));
  }

  @Test
  void disputedConsentStaysDisputed() {
    // Given
    String id = recorded(writer("zonnestroom"), CONSENTS, whole(CONSENTS));
    dispute(id);
    // When
    var again = post(CONSENTS, whole(CONSENTS));
    // Then
    again.then().statusCode(200).body("id", equalTo(id)).body("disputedAt", notNullValue());
    facts().then().body("facts[0].consents.disputes", contains(contains(notNullValue())));
  }

  @Test
  void verificationToldWithARepetitionDoesNotLiftADispute() {
    // Given
    String id = recorded(writer("zonnestroom"), CONSENTS, whole(CONSENTS));
    dispute(id);
    var later = with(whole(CONSENTS), "verification", verifiedAt("2026-11-20T10:00:00+01:00"));
    // When
    var again = post(CONSENTS, later);
    // Then
    again
        .then()
        .statusCode(409)
        .body("errors.pointer", contains("/verification"))
        .body("errors[0].message", containsString("POST /v1/consents/{id}/verification"));
    writer("zonnestroom")
        .get(CONSENTS + "/{id}", id)
        .then()
        .body("disputedAt", notNullValue())
        .body("events.kind", contains("GIVEN", "VERIFIED", "DISPUTED"));
  }

  @Test
  void whatWasToldOfItLaterNeedNotBeToldAgain() {
    // Given
    String id =
        recorded(writer("zonnestroom"), CONSENTS, with(whole(CONSENTS), "verification", null));
    writer("zonnestroom").body(VERIFIED).post(CONSENTS + "/{id}/verification", id);
    // When
    var without = post(CONSENTS, with(whole(CONSENTS), "verification", null));
    var with = post(CONSENTS, whole(CONSENTS));
    // Then
    without.then().statusCode(200).body("verification.method", equalTo("SMS_CODE"));
    with.then().statusCode(200).body("events.kind", contains("GIVEN", "VERIFIED"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        CONSENTS + ", channel, PHONE, /channel",
        CONSENTS + ", validUntil, 2028-10-02T00:00:00+02:00, /validUntil",
        CONSENTS + ", validUntil, null, /validUntil",
        CONSENTS + ", source, null, /source",
        CONSENTS + ", partners, null, /partners",
        RELATIONS + ", person, klant-2, /person",
        RELATIONS + ", person, null, /person",
        RELATIONS + ", endedAt, 2025-03-01T00:00:00+01:00, /endedAt",
        CALLS + ", validUntil, 2026-12-05T00:00:00+01:00, /validUntil",
        CALLS + ", evidence, webform-77121, /evidence"
      })
  void otherParticularsAreNamedAndNothingIsWritten(
      String path, String field, String value, String pointer) {
    // Given
    String id = recorded(writer("zonnestroom"), path, whole(path));
    Map<String, Object> before = writer("zonnestroom").get(path + "/{id}", id).path("");
    // When
    var other = post(path, with(whole(path), field, value));
    // Then
    other
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", containsString("recorded-otherwise"))
        .body("detail", containsString(id))
        .body("errors.pointer", contains(pointer));
    assertEquals(List.of(id), onRecord(path));
    assertEquals(before, writer("zonnestroom").get(path + "/{id}", id).path(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"numberFromSale", "optOutOffered"})
  void otherAnswerAboutARelationIsNamed(String field) {
    // Given
    recorded(writer("zonnestroom"), RELATIONS, whole(RELATIONS));
    // When
    var other = post(RELATIONS, with(whole(RELATIONS), field, false));
    // Then
    other.then().statusCode(409).body("errors.pointer", contains("/" + field));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        CONSENTS + ", subject, heat-pumps",
        CONSENTS + ", givenAt, 2026-10-01T10:00:00.000001+02:00",
        CONSENTS + ", person, klant-2",
        CONSENTS + ", person, null",
        CONSENTS + ", text, null",
        RELATIONS + ", subject, gas-contract",
        RELATIONS + ", kind, DONOR",
        RELATIONS + ", startedAt, 2024-03-02T00:00:00+01:00",
        CALLS + ", subject, heat-pumps",
        CALLS + ", requestedAt, 2026-11-20T10:00:01+01:00"
      })
  void anotherIdentityIsAnotherRecord(String path, String field, String value) {
    // Given
    String first = recorded(writer("zonnestroom"), path, whole(path));
    // When
    String second = recorded(writer("zonnestroom"), path, with(whole(path), field, value));
    // Then
    assertEquals(List.of(first, second), onRecord(path));
  }

  @Test
  void anotherAdvertisersIsAnotherRecord() {
    // Given
    String first = recorded(writer("zonnestroom"), CALLS, whole(CALLS));
    // When
    String second =
        recorded(writer("windkracht"), CALLS, with(whole(CALLS), "advertiser", "windkracht"));
    // Then
    assertEquals(List.of(first, second), onRecord(CALLS));
  }

  @Test
  void whatIsTooFineToBeKeptIsTheSame() {
    // Given
    var finer = with(whole(CONSENTS), "givenAt", "2026-10-01T10:00:00.000000001+02:00");
    finer.put("validUntil", "2028-10-01T00:00:00.000000001+02:00");
    String id = recorded(writer("zonnestroom"), CONSENTS, finer);
    // When
    var again = post(CONSENTS, finer);
    // Then
    again.then().statusCode(200).body("id", equalTo(id));
  }

  @Test
  void consentWithoutTextAndPersonIsOnRecordOnceToo() {
    // Given
    String id = recorded(writer("zonnestroom"), CONSENTS, consent(number, "zonnestroom"));
    // When
    var again = post(CONSENTS, consent(number, "zonnestroom"));
    // Then
    again.then().statusCode(200).body("id", equalTo(id)).body("text", nullValue());
  }

  @Test
  void textThatComesWithTheRepetitionIsNotWhatWasAgreedTo() {
    // Given
    var lost = with(whole(CONSENTS), "text", Map.of("version", number, "standalone", true));
    recorded(writer("zonnestroom"), CONSENTS, lost);
    // When
    var again = post(CONSENTS, whole(CONSENTS));
    // Then
    again
        .then()
        .statusCode(409)
        .body("errors.pointer", contains("/text/body", "/text/firstCallWithin"));
  }

  @Test
  void endedRelationStaysEnded() {
    // Given
    String id = recorded(writer("zonnestroom"), RELATIONS, whole(RELATIONS));
    writer("zonnestroom")
        .body(Map.of("endedAt", "2025-03-01T00:00:00+01:00"))
        .post(RELATIONS + "/{id}/end", id);
    // When
    var again = post(RELATIONS, whole(RELATIONS));
    // Then
    again
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("endedAt", equalTo("2025-03-01T00:00:00+01:00"));
    post(RELATIONS, with(whole(RELATIONS), "endedAt", "2025-03-01T00:00:00+01:00"))
        .then()
        .statusCode(200);
    facts().then().body("facts[0].relations.endedAt", contains(notNullValue()));
  }

  @Test
  void usedRequestStaysUsed() {
    // Given
    String id = recorded(writer("zonnestroom"), CALLS, whole(CALLS));
    use("requested-call:" + id);
    // When
    var again = post(CALLS, whole(CALLS));
    // Then
    again
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("usedAt", equalTo("2026-11-21T11:00:00+01:00"));
  }

  @RepeatedTest(3)
  void ofManyAtOnceOneMakesTheRecord() throws Exception {
    for (String path : List.of(CONSENTS, RELATIONS, CALLS)) {
      // Given
      var body = whole(path);
      // When
      List<Response> answers = AtOnce.times(8, () -> post(path, body));
      // Then
      List<Integer> statuses = answers.stream().map(Response::statusCode).sorted().toList();
      assertEquals(List.of(200, 200, 200, 200, 200, 200, 200, 201), statuses);
      assertEquals(1, answers.stream().map(answer -> answer.path("id")).distinct().count());
      assertEquals(1, onRecord(path).size());
    }
  }

  /** A body with every field. */
  private Map<String, Object> whole(String path) {
    return switch (path) {
      case CONSENTS -> wholeConsent();
      case RELATIONS -> with(relation(number, "zonnestroom"), "person", "klant-1");
      default -> requestedCall(number, "zonnestroom");
    };
  }

  private Map<String, Object> wholeConsent() {
    var body = with(consent(number, "zonnestroom"), "person", "klant-1");
    body.put("validUntil", "2028-10-01T00:00:00+02:00");
    body.put("partners", List.of("windkracht", "bloemenzee"));
    body.put("source", Map.of("url", "https://zonnestroom.example/bel", "ip", "192.0.2.7"));
    body.put("verification", VERIFIED);
    body.put(
        "text",
        Map.of("version", number, "body", "Ja", "standalone", true, "firstCallWithin", "P6M"));
    return body;
  }

  private static Map<String, String> verifiedAt(String instant) {
    return Map.of("method", "SMS_CODE", "verifiedAt", instant, "evidence", "sms:2");
  }

  private static Response post(String path, Map<String, Object> body) {
    return writer("zonnestroom").body(body).post(path);
  }

  private List<String> onRecord(String path) {
    return writer("*").queryParam("number", number).get(path).path("items.id");
  }

  private void dispute(String id) {
    service()
        .body(
            Map.of(
                "numberKeys",
                List.of(TestWorld.numberKey(number)),
                "consent",
                id,
                "disputedAt",
                "2026-11-10T10:00:00+01:00"))
        .post("/internal/consumer/disputes")
        .then()
        .statusCode(204);
  }

  private static void use(String evidence) {
    var use =
        Map.of(
            "evidence", evidence, "usedAt", "2026-11-21T10:00:00Z", "decision", UUID.randomUUID());
    service().body(Map.of("uses", List.of(use))).post("/internal/uses").then().statusCode(204);
  }

  private Response facts() {
    var lookup =
        Map.of("numberKeys", List.of(TestWorld.numberKey(number)), "advertiser", "zonnestroom");
    return service().body(Map.of("lookups", List.of(lookup))).post("/internal/lookups");
  }
}
