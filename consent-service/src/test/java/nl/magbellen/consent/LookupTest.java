package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.balanceTest;
import static nl.magbellen.consent.ConsentApi.consent;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.publishedNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.relation;
import static nl.magbellen.consent.ConsentApi.requestedCall;
import static nl.magbellen.consent.ConsentApi.service;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.testing.GoldenAnswer;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ConsentWorld.class)
class LookupTest {

  @Inject AgroalDataSource database;

  private final String number = newNumber();
  private final String advertiser = "lookup-" + number.substring(5);

  @Test
  void factsAreExactlyTheProtocolsJson() throws Exception {
    // Given
    String consent = recorded(writer(advertiser), "/v1/consents", fullConsent());
    String relation =
        recorded(writer(advertiser), "/v1/customer-relations", relation(number, advertiser));
    String call =
        recorded(writer(advertiser), "/v1/requested-calls", requestedCall(number, advertiser));
    String test = recorded(writer(advertiser), "/v1/balance-tests", balanceTest(advertiser, "P2Y"));
    String expected =
        """
        {"facts":[{
          "consents":[{"id":"%s","advertiser":"%s","subject":"solar-panels","person":"klant-1",
            "givenAt":"2026-10-01T08:00:00.123456+00:00","validUntil":null,"channel":"WEB",
            "textVersion":"v1","textOnRecord":true,"standalone":true,"firstCallWithin":"P6M",
            "verifications":[{"method":"SMS_CODE","verifiedAt":"2026-10-01T08:01:00+00:00"}],
            "disputes":[],"uses":[],"withdrawnAt":null}],
          "relations":[{"id":"%s","subject":"energy-contract","person":null,"kind":"CUSTOMER",
            "startedAt":"2024-02-29T23:00:00+00:00","endedAt":null,
            "numberFromSale":true,"optOutOffered":true}],
          "requestedCalls":[{"id":"%s","subject":"solar-panels",
            "requestedAt":"2026-11-20T09:00:00+00:00","validUntil":"2026-12-03T23:00:00+00:00",
            "usedAt":null,"pendingDecision":null,"pendingUntil":null}],
          "balanceTests":[{"id":"%s","subject":"*","heldOn":"2026-01-15","term":"P2Y",
            "advice":null}],
          "publishedNumbers":[],"wrongPersons":[]}]}
        """
            .formatted(consent, advertiser, relation, call, test);
    // When
    var answer = lookUp(lookup(number, advertiser));
    // Then
    ObjectMapper json = new ObjectMapper();
    assertEquals(json.readTree(expected), json.readTree(answer.asString()));
  }

  @Test
  void fieldsAreThoseThatTheGatewayReads() {
    // Given
    recorded(writer(advertiser), "/v1/consents", fullConsent());
    recorded(writer(advertiser), "/v1/customer-relations", relation(number, advertiser));
    recorded(writer(advertiser), "/v1/requested-calls", requestedCall(number, advertiser));
    recorded(writer(advertiser), "/v1/published-numbers", publishedNumber(number));
    recorded(
        writer(advertiser),
        "/v1/balance-tests",
        with(
            balanceTest(advertiser, "P2Y"),
            "committeeAdvice",
            Map.of(
                "outcome", "POSITIVE",
                "term", "P5Y",
                "givenOn", "2026-01-20",
                "reference", "Advice 2026-04")));
    wrongPerson();
    // When
    var answer = lookUp(lookup(number, advertiser));
    // Then
    assertEquals(
        GoldenAnswer.fieldsIn("legal-basis-answer.json"), GoldenAnswer.fieldsOf(answer.asString()));
  }

  @Test
  void answersStandInTheOrderOfTheLookups() {
    // Given
    String other = newNumber();
    String first = recorded(writer(advertiser), "/v1/consents", consent(number, advertiser));
    String second = recorded(writer(advertiser), "/v1/consents", consent(other, advertiser));
    String test = recorded(writer(advertiser), "/v1/balance-tests", balanceTest(advertiser, "P2Y"));
    // When
    var answer =
        lookUp(
            lookup(other, advertiser),
            lookup(newNumber(), advertiser),
            lookup(number, "nobody"),
            lookup(number, advertiser));
    // Then
    answer
        .then()
        .statusCode(200)
        .body("facts", hasSize(4))
        .body("facts[0].consents.id", contains(second))
        .body("facts[1].consents", hasSize(0))
        .body("facts[1].balanceTests.id", contains(test))
        .body("facts[2].consents", hasSize(0))
        .body("facts[2].balanceTests", hasSize(0))
        .body("facts[3].consents.id", contains(first))
        .body("facts[3].balanceTests.id", contains(test));
  }

  @Test
  void allKeysOfANumberAreLookedUpAndEachFactIsToldOnce() {
    // Given
    recorded(writer(advertiser), "/v1/consents", consent(number, advertiser));
    String key = TestWorld.numberKey(number);
    // When
    var answer =
        lookUp(
            Map.of(
                "numberKeys",
                List.of("0b5f2c1e-7c0a-4c7e-9d0e-3f1d2a6b8c90", key, key),
                "advertiser",
                advertiser));
    // Then
    answer.then().statusCode(200).body("facts[0].consents", hasSize(1));
  }

  @Test
  void partnerIsToldWhatHoldsForThePartner() {
    // Given
    String partner = advertiser + "-partner";
    String id =
        recorded(
            writer(advertiser),
            "/v1/consents",
            with(consent(number, advertiser), "partners", List.of(partner)));
    writer(partner)
        .body(Map.of("withdrawnAt", "2026-11-01T10:00:00Z", "channel", "CALL"))
        .post("/v1/consents/{id}/withdrawal", id);
    writer(partner)
        .body(Map.of("method", "PHONE", "verifiedAt", "2026-10-05T10:00:00Z"))
        .post("/v1/consents/{id}/verification", id);
    // When
    var answer = lookUp(lookup(number, partner), lookup(number, advertiser));
    // Then
    answer
        .then()
        .body("facts[0].consents[0].advertiser", equalTo(advertiser))
        .body("facts[0].consents[0].withdrawnAt", equalTo("2026-11-01T10:00:00+00:00"))
        .body("facts[0].consents[0].verifications.method", contains("PHONE"))
        .body("facts[1].consents[0].withdrawnAt", equalTo(null))
        .body("facts[1].consents[0].verifications", hasSize(0));
  }

  @Test
  void textWithoutBodyIsNotOnRecord() {
    // Given
    recorded(
        writer(advertiser),
        "/v1/consents",
        with(consent(number, advertiser), "text", Map.of("version", "lost", "standalone", true)));
    // When
    var answer = lookUp(lookup(number, advertiser));
    // Then
    answer
        .then()
        .body("facts[0].consents[0].textVersion", equalTo("lost"))
        .body("facts[0].consents[0].textOnRecord", equalTo(false));
  }

  @Test
  void adviceOfTheCommitteeIsToldAsItWasGiven() {
    // Given
    var advice =
        Map.of(
            "outcome", "NEGATIVE",
            "term", "P5Y",
            "givenOn", "2026-01-20",
            "reference", "Advice 2026-04");
    recorded(
        writer(advertiser),
        "/v1/balance-tests",
        with(balanceTest(advertiser, "P2Y"), "committeeAdvice", advice));
    // When
    var answer = lookUp(lookup(number, advertiser));
    // Then
    answer.then().body("facts[0].balanceTests.advice", contains(advice));
  }

  @Test
  void outcomeOfAnAdviceThatIsNotKnownHereIsToldAsItStands() throws Exception {
    // Given
    var advice =
        Map.of(
            "outcome", "NEGATIVE",
            "term", "P5Y",
            "givenOn", "2026-01-20",
            "reference", "Advice 2026-04");
    String test =
        recorded(
            writer(advertiser),
            "/v1/balance-tests",
            with(balanceTest(advertiser, "P1Y"), "committeeAdvice", advice));
    update("update balance_test set advice_outcome = 'PARTLY' where id = ?::uuid", test);
    // When
    var answer = lookUp(lookup(number, advertiser));
    // Then
    answer
        .then()
        .body("facts[0].balanceTests.id", contains(test))
        .body("facts[0].balanceTests.advice.outcome", contains("PARTLY"));
  }

  /** The one before it may have allowed more. */
  @Test
  void earliestUseOfAConsentCountsAndEachDecisionIsAnEvent() {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", consent(number, advertiser));
    use("consent:" + id, "2026-11-10T10:00:00Z", "d-2");
    // When
    var earlier = use("consent:" + id, "2026-11-09T10:00:00Z", "d-1");
    // Then
    earlier.then().statusCode(204);
    use("consent:" + id, "2026-11-10T10:00:00Z", "d-2").then().statusCode(204);
    writer(advertiser)
        .get("/v1/consents/{id}", id)
        .then()
        .body("firstUsedAt", equalTo("2026-11-09T11:00:00+01:00"))
        .body("events.kind", contains("GIVEN", "USED", "USED"))
        .body("events.decision", contains(null, "d-2", "d-1"));
    lookUp(lookup(number, advertiser))
        .then()
        .body(
            "facts[0].consents[0].uses",
            contains("2026-11-09T10:00:00+00:00", "2026-11-10T10:00:00+00:00"));
  }

  @Test
  void useToldAgainWithAnotherInstantIsAnotherEvent() {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", consent(number, advertiser));
    use("consent:" + id, "2026-11-10T10:00:00Z", "d-1");
    // When
    var earlier = use("consent:" + id, "2026-11-09T10:00:00Z", "d-1");
    // Then
    earlier.then().statusCode(204);
    writer(advertiser)
        .get("/v1/consents/{id}", id)
        .then()
        .body("firstUsedAt", equalTo("2026-11-09T11:00:00+01:00"))
        .body(
            "events.happenedAt",
            contains(
                "2026-10-01T10:00:00+02:00",
                "2026-11-10T11:00:00+01:00",
                "2026-11-09T11:00:00+01:00"));
  }

  @Test
  void callForOnePartyKeepsTheConsentAliveForThatPartyOnly() {
    // Given
    String partner = advertiser + "-partner";
    String other = advertiser + "-other";
    recorded(
        writer(advertiser),
        "/v1/consents",
        with(consent(number, advertiser), "partners", List.of(partner, other)));
    String id = lookUp(lookup(number, partner)).path("facts[0].consents[0].id");
    // When
    var used = uses(List.of(useFor(partner, id, "2026-11-10T10:00:00Z")));
    // Then
    used.then().statusCode(204);
    lookUp(lookup(number, advertiser), lookup(number, partner), lookup(number, other))
        .then()
        .body("facts[0].consents[0].uses", hasSize(0))
        .body("facts[1].consents[0].uses", contains("2026-11-10T10:00:00+00:00"))
        .body("facts[2].consents[0].uses", hasSize(0));
  }

  @Test
  void callsAreSeenByTheirAdvertiserAndTheAddresseeOnly() {
    // Given
    String partner = advertiser + "-partner";
    String other = advertiser + "-other";
    String id =
        recorded(
            writer(advertiser),
            "/v1/consents",
            with(consent(number, advertiser), "partners", List.of(partner, other)));
    // When
    uses(
        List.of(
            useFor(advertiser, id, "2026-11-09T10:00:00Z"),
            useFor(partner, id, "2026-11-10T10:00:00Z"),
            useOf("consent:" + id, 8)));
    // Then
    seen(advertiser, id)
        .then()
        .body("events.kind", contains("GIVEN", "USED", "USED", "USED"))
        .body("firstUsedAt", equalTo("2026-11-09T11:00:00+01:00"));
    seen(partner, id)
        .then()
        .body("events.advertiser", contains(null, partner))
        .body("firstUsedAt", equalTo("2026-11-10T11:00:00+01:00"));
    seen(other, id).then().body("events.kind", contains("GIVEN")).body("firstUsedAt", nullValue());
  }

  @Test
  void disputeByAClockThatIsAheadCountsAtOnce() {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", consent(number, advertiser));
    Instant ahead = DutchTime.now().plus(Duration.ofMinutes(4));
    // When
    service()
        .body(
            Map.of(
                "numberKeys",
                List.of(TestWorld.numberKey(number)),
                "consent",
                id,
                "disputedAt",
                ahead.toString()))
        .post("/internal/consumer/disputes")
        .then()
        .statusCode(204);
    // Then
    String told = lookUp(lookup(number, advertiser)).path("facts[0].consents[0].disputes[0]");
    assertFalse(DutchTime.parse(told).isAfter(DutchTime.now()));
    String shown = seen(advertiser, id).path("disputedAt");
    assertEquals(DutchTime.parse(told), DutchTime.parse(shown));
  }

  @Test
  void textThatComesLaterDoesNotProveTheConsent() {
    // Given
    String version = "late-" + advertiser;
    var lost =
        with(consent(number, advertiser), "text", Map.of("version", version, "standalone", true));
    recorded(writer(advertiser), "/v1/consents", lost);
    // When
    recorded(
        writer(advertiser),
        "/v1/consents",
        with(
            with(lost, "person", "klant-2"),
            "text",
            Map.of("version", version, "body", "Ja", "standalone", true)));
    recorded(writer(advertiser), "/v1/consents", with(lost, "person", "klant-3"));
    // Then
    lookUp(lookup(number, advertiser))
        .then()
        .body("facts[0].consents.textOnRecord", contains(false, true, true));
  }

  @Test
  void requestedCallIsUsedUp() {
    // Given
    String id =
        recorded(writer(advertiser), "/v1/requested-calls", requestedCall(number, advertiser));
    // When
    var used = use("requested-call:" + id, "2026-11-21T10:00:00Z", "d-1");
    // Then
    used.then().statusCode(204);
    writer(advertiser)
        .get("/v1/requested-calls/{id}", id)
        .then()
        .body("usedAt", equalTo("2026-11-21T11:00:00+01:00"))
        .body("events.kind", contains("REQUESTED", "USED"));
    lookUp(lookup(number, advertiser))
        .then()
        .body("facts[0].requestedCalls[0].usedAt", equalTo("2026-11-21T10:00:00+00:00"));
  }

  @Test
  void batchesOfTheSameUsesInOtherOrdersAllArrive() {
    // Given
    List<String> ids =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    recorded(
                        writer(advertiser),
                        "/v1/consents",
                        with(consent(number, advertiser), "person", "klant-" + i)))
            .toList();
    // When
    List<Integer> statuses =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(
                batch ->
                    uses((batch % 2 == 0 ? ids : ids.reversed())
                            .stream().map(id -> useOf("consent:" + id, batch)).toList())
                        .statusCode())
            .distinct()
            .toList();
    // Then
    assertEquals(List.of(204), statuses);
    writer(advertiser)
        .get("/v1/consents/{id}", ids.getFirst())
        .then()
        .body("firstUsedAt", equalTo("2026-11-01T11:00:00+01:00"))
        .body("events", hasSize(9));
  }

  @Test
  void useOfARecordThatIsGoneIsPassedOver() {
    use("consent:0199a1f0-0000-7000-8000-000000000000", "2026-11-10T10:00:00Z", "d-1")
        .then()
        .statusCode(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"relation:0199a1f0-0000-7000-8000-000000000000", "consent:1", ""})
  void evidenceOfAnotherKindIsRefused(String evidence) {
    use(evidence, "2026-11-10T10:00:00Z", "d-1")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/uses/0/evidence"));
  }

  @Test
  void lookupWithoutKeysIsRefused() {
    lookUp(Map.of("numberKeys", List.of(), "advertiser", advertiser))
        .then()
        .statusCode(400)
        .body("detail", containsString("numberKeys must hold at least one key"));
  }

  private void update(String sql, String id) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      statement.executeUpdate();
    }
  }

  private Map<String, Object> fullConsent() {
    var body = with(consent(number, advertiser), "person", "klant-1");
    body.put("givenAt", "2026-10-01T08:00:00.123456Z");
    body.put(
        "text",
        Map.of("version", "v1", "body", "Ja", "standalone", true, "firstCallWithin", "P6M"));
    body.put(
        "verification",
        Map.of("method", "SMS_CODE", "verifiedAt", "2026-10-01T08:01:00Z", "evidence", "sms:1"));
    return body;
  }

  private void wrongPerson() {
    service()
        .body(
            Map.of(
                "wrongPersons",
                List.of(
                    Map.of(
                        "number",
                        number,
                        "advertiser",
                        advertiser,
                        "reachedAt",
                        "2026-11-20T10:00:00+01:00",
                        "minor",
                        false,
                        "decision",
                        "019ab000-0000-7000-8000-000000000001"))))
        .post("/internal/wrong-persons")
        .then()
        .statusCode(204);
  }

  private static Map<String, Object> lookup(String number, String advertiser) {
    return Map.of("numberKeys", List.of(TestWorld.numberKey(number)), "advertiser", advertiser);
  }

  private static Response lookUp(Map<?, ?>... lookups) {
    return service().body(Map.of("lookups", Stream.of(lookups).toList())).post("/internal/lookups");
  }

  private static Map<String, Object> useOf(String evidence, int batch) {
    return Map.of(
        "evidence",
        evidence,
        "usedAt",
        "2026-11-0%dT10:00:00Z".formatted(batch + 1),
        "decision",
        "d-" + batch);
  }

  private static Map<String, Object> useFor(String advertiser, String consent, String usedAt) {
    return Map.of(
        "evidence",
        "consent:" + consent,
        "usedAt",
        usedAt,
        "decision",
        "d-" + advertiser,
        "advertiser",
        advertiser);
  }

  private static Response seen(String advertiser, String consent) {
    return writer(advertiser).get("/v1/consents/{id}", consent);
  }

  private static Response use(String evidence, String usedAt, String decision) {
    return uses(List.of(Map.of("evidence", evidence, "usedAt", usedAt, "decision", decision)));
  }

  private static Response uses(List<Map<String, Object>> uses) {
    return service().body(Map.of("uses", uses)).post("/internal/uses");
  }
}
