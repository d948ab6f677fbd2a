package nl.magbellen.consent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.magbellen.consent.ConsentApi.consent;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.publishedNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.relation;
import static nl.magbellen.consent.ConsentApi.service;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What whoever holds a number sees and does. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ConsumerResourceTest {

  private static final String OTHER_KEY = "0b5f2c1e-7c0a-4c7e-9d0e-3f1d2a6b8c90";

  private final String number = newNumber();
  private final String advertiser = "consumer-" + number.substring(5);

  @Test
  void recordsAreExactlyTheProtocolsJson() throws Exception {
    // Given
    String consent = recorded(writer(advertiser), "/v1/consents", personalConsent());
    String relation =
        recorded(writer(advertiser), "/v1/customer-relations", relation(number, advertiser));
    String request =
        consumer("proof-requests", of(consent, "requestedAt", "2026-10-01T10:00:00+02:00"))
            .path("id");
    String published =
        recorded(writer(advertiser), "/v1/published-numbers", publishedNumber(number));
    String requested =
        recorded(
            writer(advertiser),
            "/v1/requested-calls",
            Map.of(
                "number", number,
                "advertiser", advertiser,
                "subject", "solar-panels",
                "requestedAt", "2026-11-20T10:00:00+01:00",
                "validUntil", "2026-12-20T10:00:00+01:00",
                "evidence", "form 7"));
    reached(false, "2026-09-20T10:00:00+02:00");
    reached(true, "2026-09-21T10:00:00+02:00");
    String expected =
        """
        {"consents":[{"id":"%s","advertiser":"%s","subject":"solar-panels",
          "givenAt":"2026-10-01T10:00:00+02:00","channel":"WEB",
          "text":{"version":"v1","body":"Ja, bel mij."},
          "verification":{"method":"EMAIL_LINK","verifiedAt":"2026-10-02T12:00:00+02:00"},
          "withdrawnAt":null,"disputedAt":null,"validUntil":null,"partners":["%s-partner"],
          "website":"https://leads.example"}],
         "relations":[{"id":"%s","advertiser":"%s","subject":"energy-contract","kind":"CUSTOMER",
          "startedAt":"2024-03-01T00:00:00+01:00","endedAt":null}],
         "proofRequests":[{"id":"%s","consent":"%s","requestedAt":"2026-10-01T10:00:00+02:00",
          "dueOn":"2026-10-08","state":"OPEN","overdue":true}],
         "publishedNumbers":[{"id":"%s","advertisers":["%s"],"holder":"Bakkerij Jansen",
          "url":"https://bakkerijjansen.example/contact","seenAt":"2026-11-20T10:00:00+01:00",
          "statedPurpose":"Offers of flour: call us","subjects":["flour"]}],
         "requestedCalls":[{"id":"%s","advertiser":"%s","subject":"solar-panels",
          "requestedAt":"2026-11-20T10:00:00+01:00","validUntil":"2026-12-20T10:00:00+01:00",
          "usedAt":null}],
         "wrongPersons":[{"advertiser":"%s","reachedAt":"2026-09-20T10:00:00+02:00","minor":false},
          {"advertiser":"%s","reachedAt":"2026-09-21T10:00:00+02:00","minor":true}]}
        """
            .formatted(
                consent,
                advertiser,
                advertiser,
                relation,
                advertiser,
                request,
                consent,
                published,
                advertiser,
                requested,
                advertiser,
                advertiser,
                advertiser);
    // When
    var answer = records();
    // Then
    ObjectMapper json = new ObjectMapper();
    JsonNode told = json.readTree(answer.asString());
    told.path("wrongPersons").forEach(one -> ((ObjectNode) one).remove("id"));
    assertEquals(json.readTree(expected), told);
  }

  @Test
  void recordsTellNothingOfWhoConsented() {
    // Given
    recorded(writer(advertiser), "/v1/consents", personalConsent());
    // When
    String answer = records().asString();
    // Then
    Stream.of("klant-1", "jan.jansen", "203.0.113.77", "mail:", number.substring(3))
        .forEach(personal -> assertFalse(answer.contains(personal), personal));
  }

  @Test
  void withdrawalHoldsForEveryParty() {
    // Given
    String partner = advertiser + "-partner";
    String consent = recorded(writer(advertiser), "/v1/consents", personalConsent());
    // When
    var answer = consumer("withdrawals", of(consent, "withdrawnAt", "2026-11-20T10:00:00+01:00"));
    // Then
    answer.then().statusCode(204);
    writer(partner)
        .get("/v1/consents/{id}", consent)
        .then()
        .body("withdrawnAt", equalTo("2026-11-20T10:00:00+01:00"))
        .body("events[-1].channel", equalTo("WEB"));
    records().then().body("consents.withdrawnAt", contains("2026-11-20T10:00:00+01:00"));
  }

  @Test
  void disputeIsAFactUntilVerifiedAgainAndStaysInTheHistory() {
    // Given
    String consent = recorded(writer(advertiser), "/v1/consents", personalConsent());
    // When
    var answer = consumer("disputes", of(consent, "disputedAt", "2026-11-10T10:00:00+01:00"));
    // Then
    answer.then().statusCode(204);
    records().then().body("consents.disputedAt", contains("2026-11-10T10:00:00+01:00"));
    facts().then().body("facts[0].consents[0].disputes", contains("2026-11-10T09:00:00+00:00"));
    verify(consent, "2026-11-10T10:00:00+01:00");
    records().then().body("consents.disputedAt", contains("2026-11-10T10:00:00+01:00"));
    verify(consent, "2026-11-10T10:00:01+01:00");
    records().then().body("consents.disputedAt", contains(equalTo(null)));
    facts().then().body("facts[0].consents[0].disputes", contains("2026-11-10T09:00:00+00:00"));
    writer(advertiser)
        .get("/v1/consents/{id}", consent)
        .then()
        .body("disputedAt", equalTo(null))
        .body("events.kind", contains("GIVEN", "VERIFIED", "DISPUTED", "VERIFIED", "VERIFIED"));
  }

  @Test
  void partnersVerificationDoesNotClearTheDisputeForTheAddressee() {
    // Given
    String consent = recorded(writer(advertiser), "/v1/consents", personalConsent());
    consumer("disputes", of(consent, "disputedAt", "2026-11-10T10:00:00+01:00"));
    // When
    writer(advertiser + "-partner")
        .body(Map.of("method", "PHONE", "verifiedAt", "2026-11-11T10:00:00+01:00"))
        .post("/v1/consents/{id}/verification", consent);
    // Then
    records().then().body("consents.disputedAt", contains("2026-11-10T10:00:00+01:00"));
    writer(advertiser + "-partner")
        .get("/v1/consents/{id}", consent)
        .then()
        .body("disputedAt", equalTo(null));
  }

  @Test
  void proofRequestIsDueWithinTheTerm() {
    // Given
    String consent = recorded(writer(advertiser), "/v1/consents", personalConsent());
    // When
    var answer =
        consumer("proof-requests", of(consent, "requestedAt", "2026-11-20T10:00:00+01:00"));
    // Then
    answer
        .then()
        .statusCode(200)
        .body("consent", equalTo(consent))
        .body("dueOn", equalTo("2026-11-27"))
        .body("state", equalTo("OPEN"));
  }

  @ParameterizedTest
  @CsvSource({
    "withdrawals, withdrawnAt",
    "disputes, disputedAt",
    "proof-requests, requestedAt",
  })
  void consentOfAnotherNumberLooksLikeNone(String call, String field) {
    // Given
    String consent = recorded(writer(advertiser), "/v1/consents", personalConsent());
    var body = of(consent, field, "2026-11-20T10:00:00+01:00");
    var ofNone = of("0199a1f0-0000-7000-8000-000000000000", field, "2026-11-20T10:00:00+01:00");
    body.put("numberKeys", List.of(OTHER_KEY));
    // When
    var foreign = consumer(call, body);
    var missing = consumer(call, ofNone);
    // Then
    assertEquals(404, foreign.statusCode());
    assertEquals(404, missing.statusCode());
    assertEquals(missing.jsonPath().getString("detail"), foreign.jsonPath().getString("detail"));
    writer(advertiser).get("/v1/consents/{id}", consent).then().body("events", hasSize(2));
  }

  @ParameterizedTest
  @CsvSource({"withdrawals, withdrawnAt", "disputes, disputedAt"})
  void eventBeforeTheConsentIsRefused(String call, String field) {
    // Given
    String consent = recorded(writer(advertiser), "/v1/consents", personalConsent());
    // When
    var answer = consumer(call, of(consent, field, "2026-09-30T10:00:00+02:00"));
    // Then
    answer.then().statusCode(422);
  }

  @Test
  void whoeverShowsAProofLearnsWhatBecameOfItsConsent() throws Exception {
    // Given
    String consent = recorded(writer(advertiser), "/v1/consents", personalConsent());
    String proof =
        writer(advertiser)
            .accept("application/jose")
            .get("/v1/consents/{id}/proof", consent)
            .asString();
    var before = service().body(Map.of("proof", proof)).post("/internal/consumer/proof-checks");
    consumer("withdrawals", of(consent, "withdrawnAt", "2026-11-20T10:00:00+01:00"));
    // When
    var after = service().body(Map.of("proof", proof)).post("/internal/consumer/proof-checks");
    var forged =
        service().body(Map.of("proof", proof + "x")).post("/internal/consumer/proof-checks");
    // Then
    before
        .then()
        .statusCode(200)
        .body("genuine", equalTo(true))
        .body("consent", equalTo(consent))
        .body("advertiser", equalTo(advertiser))
        .body("numberDigest", equalTo(digest(consent + ":" + number)))
        .body("withdrawnAt", equalTo(null));
    after.then().body("withdrawnAt", equalTo("2026-11-20T10:00:00+01:00"));
    forged.then().statusCode(200).body("genuine", equalTo(false)).body("consent", equalTo(null));
  }

  private static String digest(String text) throws NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  private Map<String, Object> personalConsent() {
    var body = with(consent(number, advertiser), "person", "klant-1");
    body.put("text", Map.of("version", "v1", "body", "Ja, bel mij.", "standalone", true));
    body.put("partners", List.of(advertiser + "-partner"));
    body.put(
        "source", Map.of("url", "https://leads.example/?mail=jan.jansen", "ip", "203.0.113.77"));
    body.put(
        "verification",
        Map.of(
            "method", "EMAIL_LINK",
            "verifiedAt", "2026-10-02T10:00:00Z",
            "evidence", "mail:jan.jansen@example.nl"));
    return body;
  }

  private void verify(String consent, String verifiedAt) {
    writer(advertiser)
        .body(Map.of("method", "SMS_CODE", "verifiedAt", verifiedAt))
        .post("/v1/consents/{id}/verification", consent)
        .then()
        .statusCode(200);
  }

  private Response records() {
    return consumer("records", Map.of("numberKeys", keys()));
  }

  private Response facts() {
    return service()
        .body(Map.of("lookups", List.of(Map.of("numberKeys", keys(), "advertiser", advertiser))))
        .post("/internal/lookups");
  }

  private Map<String, Object> of(String consent, String field, String at) {
    return new HashMap<>(Map.of("numberKeys", keys(), "consent", consent, field, at));
  }

  private List<String> keys() {
    return List.of(TestWorld.numberKey(number), OTHER_KEY);
  }

  private void reached(boolean minor, String at) {
    service()
        .body(
            Map.of(
                "wrongPersons",
                List.of(
                    Map.of(
                        "number", number,
                        "advertiser", advertiser,
                        "reachedAt", at,
                        "minor", minor))))
        .post("/internal/wrong-persons")
        .then()
        .statusCode(204);
  }

  private static Response consumer(String call, Map<String, Object> body) {
    return service().body(body).post("/internal/consumer/" + call);
  }
}
