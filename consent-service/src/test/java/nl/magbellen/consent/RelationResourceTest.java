package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.relation;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ConsentWorld.class)
class RelationResourceTest {

  private static final String PATH = "/v1/customer-relations";

  private final String number = newNumber();

  @ParameterizedTest
  @ValueSource(strings = {"CUSTOMER", "DONOR", "VOLUNTEER", "PARTICIPANT", "PETITIONER"})
  void relationComesBackAsItWasRecorded(String kind) {
    // Given
    var body = with(with(relation(number, "zonnestroom"), "kind", kind), "person", "klant-1");
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer
        .then()
        .statusCode(201)
        .body("number", equalTo(number))
        .body("advertiser", equalTo("zonnestroom"))
        .body("subject", equalTo("energy-contract"))
        .body("person", equalTo("klant-1"))
        .body("kind", equalTo(kind))
        .body("startedAt", equalTo("2024-03-01T00:00:00+01:00"))
        .body("endedAt", nullValue())
        .body("numberFromSale", equalTo(true))
        .body("optOutOffered", equalTo(true))
        .body("events.kind", contains("STARTED"));
    writer("zonnestroom")
        .get(PATH + "/{id}", answer.<String>path("id"))
        .then()
        .statusCode(200)
        .body("", equalTo(answer.path("")));
  }

  @Test
  void relationMayBeRecordedWithItsEnd() {
    // Given
    var body = with(relation(number, "zonnestroom"), "endedAt", "2025-03-01T00:00:00+01:00");
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer
        .then()
        .statusCode(201)
        .body("endedAt", equalTo("2025-03-01T00:00:00+01:00"))
        .body("events.kind", contains("STARTED", "ENDED"));
  }

  @Test
  void relationEndsOnce() {
    // Given
    String id = recorded(writer("zonnestroom"), PATH, relation(number, "zonnestroom"));
    // When
    var ended = end(id, "2025-03-01T00:00:00+01:00");
    // Then
    ended.then().statusCode(200).body("events.kind", contains("STARTED", "ENDED"));
    end(id, "2025-02-28T23:00:00Z")
        .then()
        .statusCode(200)
        .body("events.kind", contains("STARTED", "ENDED"));
    end(id, "2025-03-02T00:00:00+01:00").then().statusCode(409);
  }

  @RepeatedTest(10)
  void ofManyEndsAtTheSameTimeOneCounts() {
    // Given
    String id = recorded(writer("zonnestroom"), PATH, relation(number, "zonnestroom"));
    // When
    List<Integer> statuses =
        IntStream.range(1, 7)
            .parallel()
            .mapToObj(day -> end(id, "2025-03-0%dT00:00:00Z".formatted(day)).statusCode())
            .sorted()
            .toList();
    // Then
    assertEquals(List.of(200, 409, 409, 409, 409, 409), statuses);
  }

  @Test
  void endBeforeTheBeginningIsRefused() {
    // Given
    String id = recorded(writer("zonnestroom"), PATH, relation(number, "zonnestroom"));
    // When
    var answer = end(id, "2024-02-29T22:59:59Z");
    // Then
    answer.then().statusCode(422);
    writer("zonnestroom")
        .body(with(relation(number, "zonnestroom"), "endedAt", "2024-02-29T22:59:59Z"))
        .post(PATH)
        .then()
        .statusCode(422);
  }

  @ParameterizedTest
  @CsvSource({
    "number, 06-0000, /number",
    "advertiser, , /advertiser",
    "subject, Stroom!, /subject",
    "kind, NEIGHBOUR, /kind",
    "startedAt, 2999-01-01T00:00:00Z, /startedAt",
    "endedAt, 2999-01-01T00:00:00Z, /endedAt",
    "numberFromSale, , /numberFromSale",
    "optOutOffered, , /optOutOffered",
    "optOutOffered, yes, /optOutOffered",
    "colour, blue, /colour"
  })
  void wrongFieldIsTold(String field, String value, String pointer) {
    // Given
    var body = with(relation(number, "zonnestroom"), field, value);
    // When
    var answer = writer("*").body(body).post(PATH);
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains(pointer));
  }

  @Test
  void anotherAdvertisersRelationLooksLikeNone() {
    // Given
    String id = recorded(writer("zonnestroom"), PATH, relation(number, "zonnestroom"));
    // When
    var foreign = writer("windkracht").get(PATH + "/{id}", id);
    var missing = writer("windkracht").get(PATH + "/{id}", "0199a1f0-0000-7000-8000-000000000000");
    // Then
    foreign.then().statusCode(403).body("detail", equalTo(missing.path("detail")));
    writer("windkracht")
        .body(Map.of("endedAt", "2025-03-01T00:00:00Z"))
        .post(PATH + "/{id}/end", id)
        .then()
        .statusCode(403)
        .body("detail", equalTo(missing.path("detail")));
    writer("windkracht").body(relation(number, "zonnestroom")).post(PATH).then().statusCode(403);
  }

  @Test
  void listShowsTheTokensAdvertisersOnly() {
    // Given
    String own = recorded(writer("zonnestroom"), PATH, relation(number, "zonnestroom"));
    String other = recorded(writer("windkracht"), PATH, relation(number, "windkracht"));
    // When
    var list = writer("zonnestroom").queryParam("number", number).get(PATH);
    // Then
    list.then().statusCode(200).body("items.id", contains(own));
    writer("zonnestroom").queryParam("advertiser", "windkracht").get(PATH).then().statusCode(403);
    writer("*")
        .queryParam("number", number)
        .get(PATH)
        .then()
        .body("items.id", contains(own, other));
    writer("*")
        .queryParams("number", number, "advertiser", "windkracht")
        .get(PATH)
        .then()
        .body("items.id", contains(other));
  }

  @Test
  void sameKeyAndBodyReturnsTheFirstAnswer() {
    // Given
    var body = relation(number, "zonnestroom");
    String first =
        writer("zonnestroom").header("Idempotency-Key", number).body(body).post(PATH).asString();
    // When
    var again = writer("zonnestroom").header("Idempotency-Key", number).body(body).post(PATH);
    // Then
    again.then().statusCode(201).body(equalTo(first));
  }

  private static Response end(String id, String endedAt) {
    return writer("zonnestroom").body(Map.of("endedAt", endedAt)).post(PATH + "/{id}/end", id);
  }
}
