package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.client;
import static nl.magbellen.consent.ConsentApi.consent;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ConsentResourceTest {

  private static final String PATH = "/v1/consents";

  private final String number = newNumber();

  @Test
  void consentComesBackAsItWasGiven() {
    // Given
    var body = with(consent(number, "zonnestroom"), "person", "klant-1");
    body.put("validUntil", "2028-10-01T00:00:00+02:00");
    body.put("partners", List.of("windkracht", "windkracht", "zonnestroom"));
    body.put("text", text(number, "Ja, bel mij"));
    body.put("source", Map.of("url", "https://zonnestroom.example/bel", "ip", "192.0.2.7"));
    body.put(
        "verification",
        Map.of("method", "SMS_CODE", "verifiedAt", "2026-10-01T08:01:00Z", "evidence", "sms:1"));
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer
        .then()
        .statusCode(201)
        .body("number", equalTo(number))
        .body("advertiser", equalTo("zonnestroom"))
        .body("subject", equalTo("solar-panels"))
        .body("person", equalTo("klant-1"))
        .body("givenAt", equalTo("2026-10-01T10:00:00+02:00"))
        .body("channel", equalTo("WEB"))
        .body("text.version", equalTo(number))
        .body("text.body", equalTo("Ja, bel mij"))
        .body("text.standalone", equalTo(true))
        .body("text.firstCallWithin", equalTo("P6M"))
        .body("partners", contains("windkracht"))
        .body("source.url", equalTo("https://zonnestroom.example/bel"))
        .body("source.ip", equalTo("192.0.2.7"))
        .body("source.lead", nullValue())
        .body("validUntil", equalTo("2028-10-01T00:00:00+02:00"))
        .body("verification.method", equalTo("SMS_CODE"))
        .body("verification.verifiedAt", equalTo("2026-10-01T10:01:00+02:00"))
        .body("withdrawnAt", nullValue())
        .body("firstUsedAt", nullValue())
        .body("recordedAt", notNullValue())
        .body("events.kind", contains("GIVEN", "VERIFIED"))
        .body("events[1].evidence", equalTo("sms:1"));
    writer("zonnestroom")
        .get(PATH + "/{id}", answer.<String>path("id"))
        .then()
        .statusCode(200)
        .body("", equalTo(answer.path("")));
  }

  @Test
  void onlyJsonIsAnswered() {
    // When
    var answer = writer("zonnestroom").accept("image/png").body("{}").post(PATH);
    // Then
    answer.then().statusCode(406).contentType("application/problem+json");
  }

  @Test
  void versionKeepsItsText() {
    // Given
    var first = with(consent(number, "zonnestroom"), "text", text(number, "Ja, bel mij"));
    recorded(writer("zonnestroom"), PATH, first);
    // When
    var changed =
        writer("zonnestroom")
            .body(with(first, "text", text(number, "Ja, bel mij altijd")))
            .post(PATH);
    // Then
    changed.then().statusCode(409).body("detail", containsString("of a version never changes"));
    writer("zonnestroom").body(first).post(PATH).then().statusCode(200);
  }

  @Test
  void versionAloneStandsForTheTextOnRecord() {
    // Given
    var first = with(consent(number, "zonnestroom"), "text", text(number, "Ja, bel mij"));
    recorded(writer("zonnestroom"), PATH, first);
    // When
    var later =
        writer("zonnestroom")
            .body(
                with(
                    with(first, "person", "klant-2"),
                    "text",
                    Map.of("version", number, "standalone", true)))
            .post(PATH);
    // Then
    later.then().statusCode(201).body("text.body", equalTo("Ja, bel mij"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "Ja, true, P6M, /text/body, must be the body on record for this version",
        "null, false, P6M, /text/standalone, 'must be true, as on record for this version'",
        "null, null, P5Y, /text/firstCallWithin, 'must be P6M, as on record for this version'",
        "Ja bel mij, true, P5Y, /text/firstCallWithin, 'must be P6M, as on record for this version'",
        "Ja bel mij, false, P6M, /text/standalone, 'must be true, as on record for this version'"
      })
  void whatATextStatedIsFixedWithItsVersion(
      String body, Boolean standalone, String firstCallWithin, String pointer, String message) {
    // Given
    var consent = consent(number, "zonnestroom");
    recorded(writer("zonnestroom"), PATH, with(consent, "text", text(number, "Ja bel mij")));
    Map<String, Object> text = new HashMap<>(Map.of("version", number));
    text.put("body", body);
    text.put("standalone", standalone);
    text.put("firstCallWithin", firstCallWithin);
    // When
    var answer = writer("zonnestroom").body(with(consent, "text", text)).post(PATH);
    // Then
    answer
        .then()
        .statusCode(409)
        .body("errors.pointer", contains(pointer))
        .body("errors.message", contains(message));
    writer("zonnestroom")
        .queryParam("number", number)
        .get(PATH)
        .then()
        .body("items.text.firstCallWithin", contains("P6M"));
  }

  @Test
  void versionWithoutATermForTheFirstCallGetsNone() {
    // Given
    var consent = consent(number, "zonnestroom");
    Map<String, Object> without = Map.of("version", number, "body", "Ja", "standalone", true);
    recorded(writer("zonnestroom"), PATH, with(consent, "text", without));
    // When
    var answer =
        writer("zonnestroom")
            .body(with(consent, "text", with(without, "firstCallWithin", "P5Y")))
            .post(PATH);
    // Then
    answer
        .then()
        .statusCode(409)
        .body("errors.pointer", contains("/text/firstCallWithin"))
        .body(
            "errors.message", contains("must be left out: this version is on record without one"));
  }

  @Test
  void whatIsLeftOutIsAsTheVersionOnRecordSays() {
    // Given
    var consent = consent(number, "zonnestroom");
    recorded(writer("zonnestroom"), PATH, with(consent, "text", text(number, "Ja, bel mij")));
    // When
    var answer =
        writer("zonnestroom")
            .body(with(with(consent, "person", "klant-2"), "text", Map.of("version", number)))
            .post(PATH);
    // Then
    answer
        .then()
        .statusCode(201)
        .body("text.body", equalTo("Ja, bel mij"))
        .body("text.standalone", equalTo(true))
        .body("text.firstCallWithin", equalTo("P6M"));
  }

  @Test
  void aTextThatIsNotOnRecordStatesNothingThatWasNotTold() {
    // Given
    var consent = consent(number, "zonnestroom");
    // When
    var answer =
        writer("zonnestroom").body(with(consent, "text", Map.of("version", number))).post(PATH);
    // Then
    answer
        .then()
        .statusCode(201)
        .body("text.standalone", equalTo(false))
        .body("text.firstCallWithin", nullValue());
  }

  @Test
  void theSameTermWrittenOtherwiseIsTheSame() {
    // Given
    var consent = consent(number, "zonnestroom");
    var year = with(text(number, "Ja"), "firstCallWithin", "P1Y");
    recorded(writer("zonnestroom"), PATH, with(consent, "text", year));
    // When
    var answer =
        writer("zonnestroom")
            .body(
                with(
                    with(consent, "person", "klant-2"),
                    "text",
                    with(year, "firstCallWithin", "P12M")))
            .post(PATH);
    // Then
    answer.then().statusCode(201).body("text.firstCallWithin", equalTo("P1Y"));
  }

  @Test
  void anotherAdvertisersVersionOfThatNameIsAnotherText() {
    // Given
    recorded(
        writer("zonnestroom"),
        PATH,
        with(consent(number, "zonnestroom"), "text", text(number, "Ja, bel mij")));
    // When
    var answer =
        writer("windkracht")
            .body(
                with(
                    consent(number, "windkracht"),
                    "text",
                    Map.of("version", number, "body", "Nee", "standalone", false)))
            .post(PATH);
    // Then
    answer.then().statusCode(201).body("text.standalone", equalTo(false));
  }

  @Test
  void verificationNoneVerifiesNothing() {
    // Given
    var body = with(consent(number, "zonnestroom"), "verification", Map.of("method", "NONE"));
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer
        .then()
        .statusCode(201)
        .body("verification", nullValue())
        .body("events.kind", contains("GIVEN"));
  }

  @Test
  void verificationMayFollow() {
    // Given
    String id = recorded(writer("zonnestroom"), PATH, consent(number, "zonnestroom"));
    // When
    var answer = verify(writer("zonnestroom"), id, "EMAIL_LINK", "2026-10-02T10:00:00Z");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("verification.method", equalTo("EMAIL_LINK"))
        .body("events.kind", contains("GIVEN", "VERIFIED"));
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, 2026-10-02T10:00:00Z, 400",
    "SMS_CODE, 2026-09-30T07:59:59Z, 422",
    "SMS_CODE, 2026-09-30T08:00:00Z, 200",
    "SMS_CODE, 2999-01-01T00:00:00Z, 400",
    "SMS_CODE, 2026-10-01T08:00:00Z, 200",
    "TELEPATHY, 2026-10-02T10:00:00Z, 400"
  })
  void verificationIsHeldAgainstTheConsent(String method, String verifiedAt, int status) {
    // Given
    String id = recorded(writer("zonnestroom"), PATH, consent(number, "zonnestroom"));
    // When
    var answer = verify(writer("zonnestroom"), id, method, verifiedAt);
    // Then
    answer.then().statusCode(status);
  }

  @Test
  void earliestWithdrawalCountsWheneverItIsTold() {
    // Given
    String id = recorded(writer("zonnestroom"), PATH, consent(number, "zonnestroom"));
    withdraw(writer("zonnestroom"), id, "2026-11-10T10:00:00Z");
    // When
    var late = withdraw(writer("zonnestroom"), id, "2026-11-01T10:00:00Z");
    // Then
    late.then()
        .statusCode(200)
        .body("withdrawnAt", equalTo("2026-11-01T11:00:00+01:00"))
        .body("events.kind", contains("GIVEN", "WITHDRAWN", "WITHDRAWN"));
    withdraw(writer("zonnestroom"), id, "2026-11-05T10:00:00Z")
        .then()
        .statusCode(200)
        .body("withdrawnAt", equalTo("2026-11-01T11:00:00+01:00"));
  }

  @Test
  void withdrawalBeforeTheConsentIsRefused() {
    // Given
    String id = recorded(writer("zonnestroom"), PATH, consent(number, "zonnestroom"));
    // When
    var answer = withdraw(writer("zonnestroom"), id, "2026-10-01T07:59:59Z");
    // Then
    answer.then().statusCode(422).contentType("application/problem+json");
  }

  @Test
  void partnerWithdrawsForItselfOnly() {
    // Given
    String id = givenWithPartners("windkracht", "warmtebron");
    // When
    var answer = withdraw(writer("windkracht"), id, "2026-11-01T10:00:00Z");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("withdrawnAt", equalTo("2026-11-01T11:00:00+01:00"))
        .body("events.advertiser", contains(null, "windkracht"));
    writer("zonnestroom").get(PATH + "/{id}", id).then().body("withdrawnAt", nullValue());
    writer("warmtebron").get(PATH + "/{id}", id).then().body("withdrawnAt", nullValue());
  }

  @Test
  void addresseeWithdrawsForEverybody() {
    // Given
    String id = givenWithPartners("windkracht");
    // When
    var answer = withdraw(writer("zonnestroom"), id, "2026-11-01T10:00:00Z");
    // Then
    answer.then().statusCode(200).body("withdrawnAt", equalTo("2026-11-01T11:00:00+01:00"));
    writer("windkracht")
        .get(PATH + "/{id}", id)
        .then()
        .body("withdrawnAt", equalTo("2026-11-01T11:00:00+01:00"));
  }

  @Test
  void partnerSeesWhatHoldsForItself() {
    // Given
    String id = givenWithPartners("windkracht", "warmtebron");
    withdraw(writer("warmtebron"), id, "2026-11-01T10:00:00Z");
    verify(writer("warmtebron"), id, "PHONE", "2026-10-05T10:00:00Z");
    // When
    var seen = client(Role.AUDITOR, "windkracht").get(PATH + "/{id}", id);
    // Then
    seen.then()
        .statusCode(200)
        .body("advertiser", equalTo("zonnestroom"))
        .body("partners", contains("windkracht"))
        .body("verification", nullValue())
        .body("withdrawnAt", nullValue())
        .body("events.kind", contains("GIVEN"));
  }

  @Test
  void consentOfOthersLooksLikeNone() {
    // Given
    String id = givenWithPartners("windkracht");
    // When
    var foreign = writer("koudegolf").get(PATH + "/{id}", id);
    var missing = writer("koudegolf").get(PATH + "/{id}", "0199a1f0-0000-7000-8000-000000000000");
    // Then
    foreign.then().statusCode(403).body("detail", equalTo(missing.path("detail")));
    missing.then().statusCode(403);
    withdraw(writer("koudegolf"), id, "2026-11-01T10:00:00Z")
        .then()
        .statusCode(403)
        .body("detail", equalTo(missing.path("detail")));
    writer("*").get(PATH + "/{id}", "0199a1f0-0000-7000-8000-000000000000").then().statusCode(404);
  }

  @Test
  void nobodyRecordsForAnotherAdvertiser() {
    writer("windkracht")
        .body(consent(number, "zonnestroom"))
        .post(PATH)
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
  }

  @Test
  void listShowsWhatConcernsTheTokensAdvertisers() {
    // Given
    String asPartner = givenWithPartners("windkracht");
    String own = recorded(writer("windkracht"), PATH, consent(number, "windkracht"));
    recorded(writer("warmtebron"), PATH, consent(number, "warmtebron"));
    // When
    var list = writer("windkracht").queryParam("number", number).get(PATH);
    // Then
    list.then().statusCode(200).body("items.id", contains(asPartner, own));
    writer("windkracht").queryParam("advertiser", "warmtebron").get(PATH).then().statusCode(403);
    writer("*")
        .queryParams("number", number, "advertiser", "warmtebron")
        .get(PATH)
        .then()
        .body("items.advertiser", contains("warmtebron"));
    writer("*").queryParam("number", number).get(PATH).then().body("items", hasSize(3));
  }

  @Test
  void pagesFollowEachOther() {
    // Given
    String advertiser = "pages-" + number.substring(5);
    List<String> ids =
        IntStream.range(0, 3)
            .mapToObj(i -> recorded(writer(advertiser), PATH, consent(newNumber(), advertiser)))
            .toList();
    // When
    var first = writer(advertiser).queryParams("advertiser", advertiser, "limit", 2).get(PATH);
    var second =
        writer(advertiser)
            .queryParams("advertiser", advertiser, "limit", 2)
            .queryParam("cursor", first.<String>path("nextCursor"))
            .get(PATH);
    // Then
    first.then().body("items.id", contains(ids.get(0), ids.get(1)));
    second.then().body("items.id", contains(ids.get(2))).body("nextCursor", nullValue());
  }

  @ParameterizedTest
  @CsvSource({
    "number, 06-0000, /number",
    "number, , /number",
    "advertiser, Zonne Stroom, /advertiser",
    "subject, Zonnepanelen!, /subject",
    "subject, , /subject",
    "givenAt, 2026-10-01T10:00:00, /givenAt",
    "givenAt, 2999-10-01T10:00:00Z, /givenAt",
    "givenAt, , /givenAt",
    "channel, PIGEON, /channel",
    "validUntil, morgen, /validUntil",
    "validUntil, +12026-01-01T00:00:00Z, /validUntil",
    "person, 'a\u0000b', /person",
    "colour, blue, /colour"
  })
  void wrongFieldIsTold(String field, String value, String pointer) {
    // Given
    var body = with(consent(number, "zonnestroom"), field, value);
    // When
    var answer = writer("*").body(body).post(PATH);
    // Then
    answer
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.pointer", contains(pointer))
        .body("errors[0].message", not(containsString("0000")));
  }

  @Test
  void wrongPartsOfPartsAreTold() {
    // Given
    var body = consent(number, "zonnestroom");
    body.put("partners", List.of("windkracht", "Wie Dan Ook"));
    body.put("text", Map.of("body", "Ja", "firstCallWithin", "P6M"));
    body.put("verification", Map.of("verifiedAt", "2026-10-02T10:00:00Z"));
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/partners/1", "/text/version", "/verification/method"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT6M", "P0D", "P-1Y", "P100Y1D", "P999999999Y"})
  void periodThatIsNoneOrAbsurdIsTold(String period) {
    // Given
    var body =
        with(
            consent(number, "zonnestroom"),
            "text",
            Map.of("version", "1", "firstCallWithin", period));
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/text/firstCallWithin"))
        .body("errors[0].code", equalTo("INVALID_PERIOD"));
  }

  @Test
  void endBeforeTheBeginningIsRefused() {
    // Given
    var body = with(consent(number, "zonnestroom"), "validUntil", "2026-10-01T08:00:00Z");
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer.then().statusCode(422);
  }

  @Test
  void verifiedWithoutInstantIsTold() {
    // Given
    var body = with(consent(number, "zonnestroom"), "verification", Map.of("method", "SMS_CODE"));
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/verification/verifiedAt"));
  }

  @Test
  void sameKeyAndBodyReturnsTheFirstAnswer() {
    // Given
    var body = consent(number, "zonnestroom");
    String first =
        writer("zonnestroom").header("Idempotency-Key", number).body(body).post(PATH).asString();
    // When
    var again = writer("zonnestroom").header("Idempotency-Key", number).body(body).post(PATH);
    // Then
    again.then().statusCode(201).body(equalTo(first));
  }

  @Test
  void sameKeyWithAnotherBodyIsRefused() {
    // Given
    var body = consent(number, "zonnestroom");
    writer("zonnestroom").header("Idempotency-Key", number).body(body).post(PATH);
    // When
    var other =
        writer("zonnestroom")
            .header("Idempotency-Key", number)
            .body(with(body, "subject", "heat-pump"))
            .post(PATH);
    // Then
    other.then().statusCode(422).contentType("application/problem+json");
  }

  @Test
  void sameKeyAtTheSameTimeMakesOneRecord() {
    // Given
    var body = consent(number, "zonnestroom");
    // When
    List<String> ids =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(
                i ->
                    writer("zonnestroom")
                        .header("Idempotency-Key", number)
                        .body(body)
                        .post(PATH)
                        .<String>path("id"))
            .distinct()
            .toList();
    // Then
    writer("zonnestroom")
        .queryParam("number", number)
        .get(PATH)
        .then()
        .body("items.id", equalTo(ids));
  }

  @Test
  void newVersionToldByManyAtOnceIsKeptOnce() {
    // Given
    var body = consent(number, "zonnestroom");
    // When
    List<Integer> statuses =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(
                i ->
                    with(
                        with(body, "person", "klant-" + i),
                        "text",
                        text(number, i % 2 == 0 ? "Ja" : "Nee")))
            .map(each -> writer("zonnestroom").body(each).post(PATH).statusCode())
            .sorted()
            .toList();
    // Then
    assertEquals(List.of(201, 201, 201, 201, 409, 409, 409, 409), statuses);
  }

  @Test
  void withdrawalsAtTheSameTimeAllStandOnRecord() {
    // Given
    String id = givenWithPartners("windkracht");
    // When
    IntStream.range(1, 9)
        .parallel()
        .forEach(
            day ->
                withdraw(
                    writer(day % 2 == 0 ? "zonnestroom" : "windkracht"),
                    id,
                    "2026-11-0%dT10:00:00Z".formatted(day)));
    // Then
    writer("*")
        .get(PATH + "/{id}", id)
        .then()
        .body("withdrawnAt", equalTo("2026-11-02T11:00:00+01:00"))
        .body("events", hasSize(9));
    writer("windkracht")
        .get(PATH + "/{id}", id)
        .then()
        .body("withdrawnAt", equalTo("2026-11-01T11:00:00+01:00"));
  }

  @Test
  void withdrawalByAClockThatIsAheadCountsAtOnce() {
    // Given
    String id = recorded(writer("zonnestroom"), PATH, consent(number, "zonnestroom"));
    Instant ahead = DutchTime.now().plus(Duration.ofMinutes(4));
    // When
    var answer = withdraw(writer("zonnestroom"), id, ahead.toString());
    // Then
    answer.then().statusCode(200);
    assertFalse(DutchTime.parse(answer.path("withdrawnAt")).isAfter(DutchTime.now()));
    assertEquals(ahead, DutchTime.parse(answer.path("events[1].happenedAt")));
  }

  @Test
  void textThatComesLaterIsNotThatOfTheConsent() {
    // Given
    var lost =
        with(consent(number, "zonnestroom"), "text", Map.of("version", number, "standalone", true));
    String id = recorded(writer("zonnestroom"), PATH, lost);
    // When
    recorded(
        writer("zonnestroom"),
        PATH,
        with(consent(newNumber(), "zonnestroom"), "text", text(number, "Ja, bel mij")));
    // Then
    writer("zonnestroom")
        .get(PATH + "/{id}", id)
        .then()
        .body("text.version", equalTo(number))
        .body("text.body", nullValue());
  }

  @Test
  void partnerSeesNeitherTheAddresseesReferenceNorItsSource() {
    // Given
    var body = with(consent(number, "zonnestroom"), "partners", List.of("windkracht"));
    body.put("person", "klant-1");
    body.put("source", Map.of("url", "https://zonnestroom.example/bel", "ip", "192.0.2.7"));
    String id = recorded(writer("zonnestroom"), PATH, body);
    // When
    var seen = writer("windkracht").get(PATH + "/{id}", id);
    // Then
    seen.then().statusCode(200).body("person", nullValue()).body("source", nullValue());
  }

  private String givenWithPartners(String... partners) {
    return recorded(
        writer("zonnestroom"),
        PATH,
        with(consent(number, "zonnestroom"), "partners", List.of(partners)));
  }

  private static Map<String, Object> text(String version, String body) {
    return Map.of("version", version, "body", body, "standalone", true, "firstCallWithin", "P6M");
  }

  private static Response verify(
      RequestSpecification client, String id, String method, String verifiedAt) {
    return client
        .body(Map.of("method", method, "verifiedAt", verifiedAt, "evidence", "sms:77"))
        .post(PATH + "/{id}/verification", id);
  }

  private static Response withdraw(RequestSpecification client, String id, String withdrawnAt) {
    return client
        .body(Map.of("withdrawnAt", withdrawnAt, "channel", "WEB"))
        .post(PATH + "/{id}/withdrawal", id);
  }
}
