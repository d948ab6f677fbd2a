package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.client;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.publishedNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.service;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ConsentWorld.class)
class PublishedNumberResourceTest {

  private static final String PATH = "/v1/published-numbers";

  private final String number = newNumber();

  @Test
  void recordComesBackAsItWasTold() {
    // Given
    var body = publishedNumber(number);
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer
        .then()
        .statusCode(201)
        .body("number", equalTo(number))
        .body("holder", equalTo("Bakkerij Jansen"))
        .body("kvk", equalTo("12345678"))
        .body("url", equalTo("https://bakkerijjansen.example/contact"))
        .body("pageSha256", equalTo(body.get("pageSha256")))
        .body("seenAt", equalTo("2026-11-20T10:00:00+01:00"))
        .body("statedPurpose", equalTo("Offers of flour: call us"))
        .body("subjects", contains("flour"))
        .body("advertisers", contains("zonnestroom"))
        .body("recordedBy", notNullValue())
        .body("recordedAt", notNullValue());
    client(Role.AUDITOR, "zonnestroom")
        .get(PATH + "/{id}", answer.<String>path("id"))
        .then()
        .statusCode(200)
        .body("", equalTo(answer.path("")));
  }

  @Test
  void lookUpTellsItToTheAdvertisersOfTheTokenOnly() {
    // Given
    String id = recorded(writer("zonnestroom", "windkracht"), PATH, publishedNumber(number));
    // When
    var answer = lookUp("zonnestroom", "windkracht", "bloemenzee");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("facts[0].publishedNumbers.id", contains(id))
        .body("facts[1].publishedNumbers.id", contains(id))
        .body("facts[2].publishedNumbers", empty());
  }

  @Test
  void whatATokenForAllRecordsCountsForAll() {
    // Given
    String id = recorded(writer("*"), PATH, publishedNumber(number));
    // When
    var answer = lookUp("zonnestroom", "bloemenzee");
    // Then
    answer
        .then()
        .body("facts[0].publishedNumbers.id", contains(id))
        .body("facts[1].publishedNumbers.id", contains(id));
    writer("bloemenzee")
        .get(PATH + "/{id}", id)
        .then()
        .statusCode(200)
        .body("advertisers", contains("*"));
  }

  @Test
  void factIsExactlyTheProtocolsJson() {
    // Given
    String id = recorded(writer("zonnestroom"), PATH, publishedNumber(number));
    var told = Map.copyOf(publishedNumber(number));
    // When
    Map<String, Object> fact = lookUp("zonnestroom").path("facts[0].publishedNumbers[0]");
    // Then
    var expected = with(told, "id", id);
    expected.remove("number");
    expected.put("seenAt", "2026-11-20T09:00:00+00:00");
    assertEquals(expected, fact);
  }

  @Test
  void numberOfAnotherIsNotTold() {
    // Given
    recorded(writer("zonnestroom"), PATH, publishedNumber(newNumber()));
    // When
    var answer = lookUp("zonnestroom");
    // Then
    answer.then().body("facts[0].publishedNumbers", empty());
  }

  @Test
  void theSameContentAgainAnswersTheSameRecord() {
    // Given
    var body = with(publishedNumber(number), "subjects", List.of("flour", "ovens"));
    String id = recorded(writer("zonnestroom"), PATH, body);
    body.put("subjects", List.of("ovens", "flour", "ovens"));
    body.put("seenAt", "2026-11-20T09:00:00Z");
    body.put("pageSha256", body.get("pageSha256").toString().toUpperCase(Locale.ROOT));
    // When
    var again = writer("zonnestroom").body(body).post(PATH);
    // Then
    again
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("subjects", contains("flour", "ovens"));
    lookUp("zonnestroom").then().body("facts[0].publishedNumbers.id", contains(id));
  }

  @ParameterizedTest
  @CsvSource({
    "holder, Bakkerij Janssen",
    "kvk, 87654321",
    "url, https://bakkerijjansen.example/",
    "seenAt, 2026-11-21T10:00:00+01:00",
    "statedPurpose, Offers of sugar",
  })
  void otherContentIsAnotherRecordAndTheFirstStays(String field, String value) {
    // Given
    String first = recorded(writer("zonnestroom"), PATH, publishedNumber(number));
    // When
    String second =
        recorded(writer("zonnestroom"), PATH, with(publishedNumber(number), field, value));
    // Then
    lookUp("zonnestroom").then().body("facts[0].publishedNumbers.id", contains(first, second));
  }

  @Test
  void theSameContentOfAnotherAdvertiserIsItsOwnRecord() {
    // Given
    String first = recorded(writer("zonnestroom"), PATH, publishedNumber(number));
    // When
    String second = recorded(writer("windkracht"), PATH, publishedNumber(number));
    // Then
    lookUp("zonnestroom", "windkracht")
        .then()
        .body("facts[0].publishedNumbers.id", contains(first))
        .body("facts[1].publishedNumbers.id", contains(second));
  }

  @Test
  void manyAtOnceMakeOneRecord() {
    // Given
    var body = publishedNumber(number);
    // When
    List<String> ids =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> writer("zonnestroom").body(body).post(PATH).<String>path("id"))
            .distinct()
            .toList();
    // Then
    assertEquals(1, ids.size(), ids::toString);
    lookUp("zonnestroom").then().body("facts[0].publishedNumbers.id", equalTo(ids));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "number, 06-0000",
        "number, null",
        "holder, ' '",
        "kvk, 1234567",
        "kvk, 123456789",
        "kvk, 1234567a",
        "kvk, null",
        "url, ftp://bakkerijjansen.example/",
        "url, bakkerijjansen.example",
        "url, https://jan@bakkerijjansen.example/",
        "url, https://jan:geheim@bakkerijjansen.example/",
        "url, https://bakkerijjansen.example\\@boef.example/",
        "url, javascript:alert(1)",
        "url, null",
        "pageSha256, 9f86d0",
        "pageSha256, zf86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "pageSha256, null",
        "seenAt, 2999-01-01T00:00:00Z",
        "seenAt, null",
        "statedPurpose, ' '",
        "subjects, null",
        "colour, blue"
      })
  void wrongFieldIsRefused(String field, String value) {
    // Given
    var body = with(publishedNumber(number), field, value);
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.pointer", contains("/" + field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Flour", "*", "flour and more"})
  void wrongSubjectIsRefused(String subject) {
    // Given
    var subjects = subject.isEmpty() ? List.of() : List.of("flour", subject);
    // When
    var answer =
        writer("zonnestroom").body(with(publishedNumber(number), "subjects", subjects)).post(PATH);
    // Then
    answer
        .then()
        .statusCode(400)
        .body("errors.pointer", contains(subject.isEmpty() ? "/subjects" : "/subjects/1"));
  }

  @ParameterizedTest
  @CsvSource({"4, 201", "6, 400"})
  void clockMayBeFiveMinutesAhead(int minutes, int status) {
    // Given
    var seenAt = Instant.now().plus(Duration.ofMinutes(minutes)).toString();
    // When
    var answer =
        writer("zonnestroom").body(with(publishedNumber(number), "seenAt", seenAt)).post(PATH);
    // Then
    answer.then().statusCode(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"holder", "url", "statedPurpose"})
  void numberIsNotSpelledInATextThatIsKeptInTheClear(String field) {
    // Given
    String national = "0" + number.substring(3, 4) + "-" + number.substring(4);
    // When
    var answer =
        writer("zonnestroom")
            .body(with(publishedNumber(number), field, "https://a.example/" + national))
            .post(PATH);
    // Then
    answer
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/" + field))
        .body("errors[0].message", not(containsString(number.substring(4))));
  }

  @Test
  void tokenWithoutAdvertisersRecordsNothing() {
    // Given
    var body = publishedNumber(number);
    // When
    var answer = writer().body(body).post(PATH);
    // Then
    answer.then().statusCode(403);
    lookUp("zonnestroom").then().body("facts[0].publishedNumbers", empty());
  }

  @Test
  void anotherAdvertisersRecordLooksLikeNone() {
    // Given
    String id = recorded(writer("zonnestroom"), PATH, publishedNumber(number));
    // When
    var foreign = writer("windkracht").get(PATH + "/{id}", id);
    var missing = writer("windkracht").get(PATH + "/{id}", "0199a1f0-0000-7000-8000-000000000000");
    // Then
    foreign.then().statusCode(403).body("detail", equalTo(missing.path("detail")));
    writer("*").get(PATH + "/{id}", "0199a1f0-0000-7000-8000-000000000000").then().statusCode(404);
  }

  @Test
  void whoElseItCountsForIsNotShown() {
    // Given
    String id = recorded(writer("zonnestroom", "windkracht"), PATH, publishedNumber(number));
    // When
    var one = writer("windkracht").get(PATH + "/{id}", id);
    var all = client(Role.AUDITOR, "*").get(PATH + "/{id}", id);
    // Then
    one.then().statusCode(200).body("advertisers", contains("windkracht"));
    all.then().statusCode(200).body("advertisers", containsInAnyOrder("zonnestroom", "windkracht"));
  }

  @Test
  void listShowsWhatCountsForTheTokensAdvertisers() {
    // Given
    String own = recorded(writer("zonnestroom"), PATH, publishedNumber(number));
    recorded(writer("windkracht"), PATH, publishedNumber(number));
    String all = recorded(writer("*"), PATH, publishedNumber(number));
    // When
    var list = writer("zonnestroom").queryParam("number", number).get(PATH);
    // Then
    list.then().statusCode(200).body("items.id", contains(own, all));
    writer("zonnestroom").queryParam("advertiser", "windkracht").get(PATH).then().statusCode(403);
    writer("*").queryParam("number", number).get(PATH).then().body("items", hasSize(3));
    writer("*")
        .queryParam("number", number)
        .queryParam("advertiser", "zonnestroom")
        .get(PATH)
        .then()
        .body("items.id", contains(own, all));
    writer("zonnestroom")
        .queryParam("number", number)
        .queryParam("limit", 1)
        .get(PATH)
        .then()
        .body("items.id", contains(own))
        .body("nextCursor", notNullValue());
  }

  @Test
  void sameKeyWithAnotherBodyIsRefused() {
    // Given
    var body = publishedNumber(number);
    writer("zonnestroom").header("Idempotency-Key", number).body(body).post(PATH);
    // When
    var other =
        writer("zonnestroom")
            .header("Idempotency-Key", number)
            .body(with(body, "kvk", "87654321"))
            .post(PATH);
    // Then
    other.then().statusCode(422);
  }

  private Response lookUp(String... advertisers) {
    var lookups =
        Stream.of(advertisers)
            .map(
                advertiser ->
                    Map.of(
                        "numberKeys",
                        List.of(TestWorld.numberKey(number)),
                        "advertiser",
                        advertiser))
            .toList();
    return service().body(Map.of("lookups", lookups)).post("/internal/lookups");
  }
}
