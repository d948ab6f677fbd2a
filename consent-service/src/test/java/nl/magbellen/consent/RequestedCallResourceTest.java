package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.requestedCall;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ConsentWorld.class)
class RequestedCallResourceTest {

  private static final String PATH = "/v1/requested-calls";

  private final String number = newNumber();

  @Test
  void requestComesBackAsItWasRecorded() {
    // Given
    var body = requestedCall(number, "zonnestroom");
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer
        .then()
        .statusCode(201)
        .body("number", equalTo(number))
        .body("advertiser", equalTo("zonnestroom"))
        .body("subject", equalTo("solar-panels"))
        .body("requestedAt", equalTo("2026-11-20T10:00:00+01:00"))
        .body("validUntil", equalTo("2026-12-04T00:00:00+01:00"))
        .body("evidence", equalTo("webform-77120"))
        .body("usedAt", nullValue())
        .body("events.kind", contains("REQUESTED"));
    writer("zonnestroom")
        .get(PATH + "/{id}", answer.<String>path("id"))
        .then()
        .statusCode(200)
        .body("", equalTo(answer.path("")));
  }

  @ParameterizedTest
  @CsvSource({
    "number, 06-0000, 400",
    "advertiser, , 400",
    "subject, , 400",
    "requestedAt, 2999-01-01T00:00:00Z, 400",
    "validUntil, , 400",
    "validUntil, 2026-11-20T09:00:00Z, 422",
    "evidence, , 400",
    "colour, blue, 400"
  })
  void wrongFieldIsRefused(String field, String value, int status) {
    // Given
    var body = with(requestedCall(number, "zonnestroom"), field, value);
    // When
    var answer = writer("*").body(body).post(PATH);
    // Then
    answer.then().statusCode(status).contentType("application/problem+json");
  }

  @Test
  void anotherAdvertisersRequestLooksLikeNone() {
    // Given
    String id = recorded(writer("zonnestroom"), PATH, requestedCall(number, "zonnestroom"));
    // When
    var foreign = writer("windkracht").get(PATH + "/{id}", id);
    var missing = writer("windkracht").get(PATH + "/{id}", "0199a1f0-0000-7000-8000-000000000000");
    // Then
    foreign.then().statusCode(403).body("detail", equalTo(missing.path("detail")));
    writer("windkracht")
        .body(requestedCall(number, "zonnestroom"))
        .post(PATH)
        .then()
        .statusCode(403);
  }

  @Test
  void listShowsTheTokensAdvertisersOnly() {
    // Given
    String own = recorded(writer("zonnestroom"), PATH, requestedCall(number, "zonnestroom"));
    recorded(writer("windkracht"), PATH, requestedCall(number, "windkracht"));
    // When
    var list = writer("zonnestroom").queryParam("number", number).get(PATH);
    // Then
    list.then().statusCode(200).body("items.id", contains(own));
    writer("zonnestroom").queryParam("advertiser", "windkracht").get(PATH).then().statusCode(403);
  }

  @Test
  void sameKeyWithAnotherBodyIsRefused() {
    // Given
    var body = requestedCall(number, "zonnestroom");
    writer("zonnestroom").header("Idempotency-Key", number).body(body).post(PATH);
    // When
    var other =
        writer("zonnestroom")
            .header("Idempotency-Key", number)
            .body(with(body, "evidence", "webform-77121"))
            .post(PATH);
    // Then
    other.then().statusCode(422);
  }
}
