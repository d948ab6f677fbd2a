package nl.magbellen.callerid.lookup;

import static nl.magbellen.callerid.Clients.advertiser;
import static nl.magbellen.callerid.Clients.advertiserBody;
import static nl.magbellen.callerid.Clients.agencyMandatedBy;
import static nl.magbellen.callerid.Clients.callerId;
import static nl.magbellen.callerid.Clients.newId;
import static nl.magbellen.callerid.Clients.newNumber;
import static nl.magbellen.callerid.Clients.registrar;
import static nl.magbellen.callerid.Clients.registrarOfAll;
import static nl.magbellen.callerid.Clients.service;
import static nl.magbellen.callerid.Clients.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.testing.GoldenAnswer;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestWorld.class)
public class CallerLookupTest {

  private static final String AT = "2026-11-01T12:00:00+01:00";

  private final String number = newNumber();
  private String advertiser;

  @BeforeEach
  void registerAdvertiser() {
    advertiser = advertiser();
  }

  @Test
  void answersStandInTheOrderOfTheQuestions() {
    // Given
    String other = advertiser();
    String missing = newId("missing");
    // When
    var answer = lookUp(at(advertiser, AT), at(missing, AT), at(other, AT), at(advertiser, AT));
    // Then
    answer
        .then()
        .statusCode(200)
        .body("facts.collect { it.advertiser?.id }", contains(advertiser, null, other, advertiser))
        .body("facts[1].mandates", hasSize(0))
        .body("facts[1].callerIds", hasSize(0))
        .body("facts[1].telemarketer", equalTo(null));
  }

  @Test
  void advertiserIsAsItWasAtTheInstant() {
    // Given
    Instant changedAt =
        DutchTime.parse(
            registrarOfAll()
                .body(with(advertiserBody(), "active", false))
                .put("/v1/advertisers/{id}", advertiser)
                .path("recordedAt"));
    // When
    var answer =
        lookUp(
            at(advertiser, "2020-03-01T00:00:00+01:00"),
            at(advertiser, DutchTime.format(changedAt.minus(1, ChronoUnit.MICROS))),
            at(advertiser, DutchTime.format(changedAt)));
    // Then
    answer.then().statusCode(200).body("facts.advertiser.active", contains(true, true, false));
  }

  @Test
  void advertiserIsToldWithItsSettings() {
    // Given
    var families = List.of(List.of("energy-contract", "solar-panels"));
    String id = newId("advertiser");
    registrarOfAll()
        .body(
            with(
                with(
                    with(advertiserBody(), "similarSubjects", families),
                    "telemarketerRequired",
                    true),
                "reflectionPeriod",
                "P3D"))
        .put("/v1/advertisers/{id}", id);
    // When
    var answer = lookUp(at(id, AT));
    // Then
    answer
        .then()
        .body("facts[0].advertiser.name", equalTo("Zonnestroom B.V."))
        .body("facts[0].advertiser.sector", equalTo("COMMERCIAL"))
        .body("facts[0].advertiser.untrainedTelemarketer", equalTo("DENY"))
        .body("facts[0].advertiser.telemarketerRequired", equalTo(true))
        .body("facts[0].advertiser.reflectionPeriod", equalTo("P3D"))
        .body("facts[0].advertiser.similarSubjects", equalTo(families));
  }

  @Test
  void mandatesAreThoseOfTheAskedAgency() {
    // Given
    String agency = agencyMandatedBy(advertiser);
    agencyMandatedBy(advertiser);
    // When
    var answer = lookUp(with(at(advertiser, AT), "agency", agency), at(advertiser, AT));
    // Then
    answer
        .then()
        .body("facts[0].mandates", hasSize(1))
        .body("facts[0].mandates[0].subjects", contains("*"))
        .body("facts[0].mandates[0].from", equalTo("2025-12-31T23:00:00+00:00"))
        .body("facts[0].mandates[0].to", equalTo(null))
        .body("facts[0].mandates[0].kind", equalTo("AGENCY"))
        .body("facts[1].mandates", hasSize(0));
  }

  @Test
  void callerIdComesWithTheLastCheckAtOrBeforeTheInstant() {
    // Given
    String id = callerId(number, advertiser);
    callerId(number, advertiser());
    check(id, "2026-10-01T12:00:00+02:00", "ANSWERED");
    check(id, "2026-10-20T12:00:00+02:00", "NO_ANSWER");
    // When
    var answer =
        lookUp(
            ofNumber("2026-09-30T12:00:00+02:00"),
            ofNumber("2026-10-20T11:59:59+02:00"),
            ofNumber("2026-10-20T12:00:00+02:00"));
    // Then
    answer
        .then()
        .statusCode(200)
        .body("facts.callerIds.flatten().id", contains(id, id, id))
        .body("facts[0].callerIds[0].lastCallbackCheck", equalTo(null))
        .body("facts[1].callerIds[0].lastCallbackCheck.result", equalTo("ANSWERED"))
        .body("facts[2].callerIds[0].lastCallbackCheck.result", equalTo("NO_ANSWER"))
        .body("facts[2].callerIds[0].lastCallbackCheck.id", notNullValue())
        .body("facts[2].callerIds[0].lastCallbackCheck.identifiesAdvertiser", equalTo(true));
  }

  @Test
  void callerIdTellsItsWholeLife() {
    // Given
    String id = callerId(number, advertiser);
    registrarOfAll()
        .body(Map.of("method", "CARRIER", "evidence", "x", "provenAt", "2026-01-05T10:00:00+01:00"))
        .post("/v1/caller-ids/{id}/ownership", id);
    registrarOfAll()
        .body(Map.of("publishedAt", "2026-01-06T10:00:00+01:00"))
        .post("/v1/caller-ids/{id}/publication", id);
    service()
        .body(Map.of("uses", List.of(Map.of("callerId", id, "usedOn", "2026-02-01"))))
        .post("/internal/uses");
    registrarOfAll()
        .body(Map.of("releasedAt", "2026-09-01T10:00:00+02:00"))
        .post("/v1/caller-ids/{id}/release", id);
    // When
    var answer = lookUp(ofNumber(AT));
    // Then
    answer
        .then()
        .body("facts[0].callerIds[0].from", equalTo("2025-12-31T23:00:00+00:00"))
        .body("facts[0].callerIds[0].provenAt", equalTo("2026-01-05T09:00:00+00:00"))
        .body("facts[0].callerIds[0].publishedAt", equalTo("2026-01-06T09:00:00+00:00"))
        .body("facts[0].callerIds[0].lastUsedOn", equalTo("2026-02-01"))
        .body("facts[0].callerIds[0].releasedAt", equalTo("2026-09-01T08:00:00+00:00"));
  }

  @Test
  void fieldsAreThoseThatTheGatewayReads() {
    // Given
    String agency = agencyMandatedBy(advertiser);
    check(callerId(number, advertiser), "2026-10-01T12:00:00+02:00", "ANSWERED");
    String agent = trainedBy(agency);
    // When
    var answer =
        lookUp(
            with(
                with(with(ofNumber(AT), "agency", agency), "telemarketer", agent),
                "telemarketers",
                List.of(agent)));
    // Then
    assertEquals(
        GoldenAnswer.fieldsIn("caller-answer.json"), GoldenAnswer.fieldsOf(answer.asString()));
  }

  @Test
  void telemarketerComesWithTrainingsAndWithoutName() {
    // Given
    String id = newId("t");
    registrar(advertiser).body(Map.of("name", "S. de Vries")).put("/v1/telemarketers/{id}", id);
    registrarOfAll()
        .body(
            Map.of(
                "module", "VULNERABLE_PERSONS",
                "codeVersion", "CTM 2024",
                "passedOn", "2026-02-01"))
        .post("/v1/telemarketers/{id}/trainings", id);
    // When
    var answer = lookUp(with(at(advertiser, AT), "telemarketer", id));
    // Then
    answer
        .then()
        .body("facts[0].telemarketer.id", equalTo(id))
        .body("facts[0].telemarketer.agency", equalTo(null))
        .body("facts[0].telemarketer.advertisers", contains(advertiser))
        .body("facts[0].telemarketer.name", equalTo(null))
        .body("facts[0].telemarketer.trainings.module", contains("VULNERABLE_PERSONS"))
        .body("facts[0].telemarketer.trainings.validUntil", contains((Object) null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "a\0b", "", "112", "0900", "+1202555", "+", "LONG"})
  void unreadableCallerIdHasNoRegistrationsAndSparesTheOthers(String callerId) {
    // Given
    String id = callerId(number, advertiser);
    String asked = callerId.replace("LONG", "0".repeat(300));
    // When
    var answer = lookUp(with(at(advertiser, AT), "callerId", asked), ofNumber(AT));
    // Then
    answer
        .then()
        .statusCode(200)
        .body("facts.advertiser.id", contains(advertiser, advertiser))
        .body("facts[0].callerIds", hasSize(0))
        .body("facts[1].callerIds.id", contains(id));
  }

  @ParameterizedTest
  @CsvSource({
    "advertiser, a\0b",
    "advertiser, Zonnestroom",
    "advertiser, ''",
    "agency, a\0b",
    "agency, bel_huis",
    "telemarketer, a\0b",
    "telemarketer, T-0042"
  })
  void unreadableQuestionIsAboutNobodyAndSparesTheOthers(String field, String value) {
    // When
    var answer = lookUp(with(at(advertiser, AT), field, value), at(advertiser, AT));
    // Then
    answer
        .then()
        .statusCode(200)
        .body("facts.collect { it.advertiser?.id }", contains(null, advertiser));
  }

  @Test
  void batchOfAnotherShapeIsRefused() {
    // Given
    var odd =
        Stream.of(null, "question", Map.of("callerId", List.of(1)), at(advertiser, "gisteren"));
    odd.forEach(
        question -> {
          // When
          var answer = lookUp(question, at(advertiser, AT));
          // Then
          answer.then().statusCode(400);
        });
  }

  @Test
  void questionsOfAnyInstantSpareTheOthers() {
    // When
    var answer =
        lookUp(
            at(advertiser, "2999-12-31T23:59:59+01:00"),
            at(advertiser, "1900-01-03T00:00:00+18:00"),
            with(at(advertiser, AT), "telemarketer", "t".repeat(300)),
            at(advertiser, AT));
    // Then
    answer.then().statusCode(200).body("facts", hasSize(4));
    answer.then().body("facts[3].advertiser.id", equalTo(advertiser));
  }

  @Test
  void agentsOfACampaignAreThoseOnRecordEachOnce() {
    // Given
    String one = newId("agent-a");
    String two = newId("agent-b");
    for (String id : List.of(two, one)) {
      registrar(advertiser).body(Map.of("name", "S. de Vries")).put("/v1/telemarketers/{id}", id);
    }
    registrar(advertiser)
        .body(
            Map.of(
                "module", "LAW_AND_CODE",
                "codeVersion", "CTM 2024",
                "passedOn", "2026-01-01"))
        .post("/v1/telemarketers/{id}/trainings", two);
    // When
    var answer =
        lookUp(
            with(at(advertiser, AT), "telemarketers", List.of(two, newId("nobody"), one, two)),
            with(at(advertiser(), AT), "telemarketers", List.of(one)),
            at(advertiser, AT));
    // Then
    answer
        .then()
        .statusCode(200)
        .body("facts[0].telemarketers.id", contains(one, two))
        .body("facts[0].telemarketers[0].trainings", hasSize(0))
        .body("facts[0].telemarketers[1].trainings.module", contains("LAW_AND_CODE"))
        .body("facts[1].telemarketers", hasSize(0))
        .body("facts[2].telemarketers", hasSize(0));
  }

  @Test
  void telemarketerIsTheAgencysOrElseTheAdvertisers() {
    // Given
    String id = newId("t");
    String agency = agencyMandatedBy(advertiser);
    String other = advertiser();
    registrarOfAll()
        .body(Map.of("name", "S. de Vries", "agency", agency))
        .put("/v1/telemarketers/{id}", id);
    registrar(advertiser).body(Map.of("name", "J. Jansen")).put("/v1/telemarketers/{id}", id);
    // When
    var answer =
        lookUp(
            with(with(at(advertiser, AT), "telemarketer", id), "agency", agency),
            with(at(advertiser, AT), "telemarketer", id),
            with(at(other, AT), "telemarketer", id));
    // Then
    answer
        .then()
        .statusCode(200)
        .body("facts[0].telemarketer.id", equalTo(id))
        .body("facts[0].telemarketer.agency", equalTo(agency))
        .body("facts[0].telemarketer.advertisers", hasSize(0))
        .body("facts[1].telemarketer.agency", equalTo(null))
        .body("facts[1].telemarketer.advertisers", contains(advertiser))
        .body("facts[2].telemarketer", equalTo(null));
  }

  @Test
  void emptyBatchHasAnEmptyAnswer() {
    lookUp().then().statusCode(200).body("facts", hasSize(0));
  }

  private Map<String, Object> ofNumber(String at) {
    return with(at(advertiser, at), "callerId", number);
  }

  private static Map<String, Object> at(String advertiser, String at) {
    return new HashMap<>(Map.of("advertiser", advertiser, "at", at));
  }

  private static Response lookUp(Object... lookups) {
    return service().body(Map.of("lookups", Arrays.asList(lookups))).post("/internal/lookups");
  }

  private static String trainedBy(String agency) {
    String id = newId("t");
    registrarOfAll()
        .body(Map.of("name", "S. de Vries", "agency", agency))
        .put("/v1/telemarketers/{id}", id);
    registrarOfAll()
        .body(
            Map.of(
                "agency", agency,
                "module", "LAW_AND_CODE",
                "codeVersion", "CTM 2024",
                "passedOn", "2026-01-01"))
        .post("/v1/telemarketers/{id}/trainings", id)
        .then()
        .statusCode(201);
    return id;
  }

  private static void check(String id, String at, String result) {
    registrarOfAll()
        .body(
            Map.of(
                "at", at, "result", result, "identifiesAdvertiser", true, "ordinaryTariff", true))
        .post("/v1/caller-ids/{id}/callback-checks", id)
        .then()
        .statusCode(201);
  }
}
