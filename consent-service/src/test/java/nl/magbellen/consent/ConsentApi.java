package nl.magbellen.consent;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import nl.magbellen.service.access.Role;

/** How the tests speak to the service: its clients, and bodies that are right. */
final class ConsentApi {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private ConsentApi() {}

  /** A number that no other test uses. */
  static String newNumber() {
    return "+3161%07d".formatted(3_000_000 + NUMBERS.incrementAndGet());
  }

  /** A client that records for these advertisers. */
  static RequestSpecification writer(String... advertisers) {
    return client(Role.CONSENT_WRITER, advertisers);
  }

  /** The gateway. */
  static RequestSpecification service() {
    return client(Role.SERVICE);
  }

  static RequestSpecification client(String role, String... advertisers) {
    return given().auth().oauth2(token(role, advertisers)).contentType(ContentType.JSON);
  }

  static Map<String, Object> consent(String number, String advertiser) {
    return new HashMap<>(
        Map.of(
            "number", number,
            "advertiser", advertiser,
            "subject", "solar-panels",
            "givenAt", "2026-10-01T10:00:00+02:00",
            "channel", "WEB"));
  }

  static Map<String, Object> relation(String number, String advertiser) {
    return new HashMap<>(
        Map.of(
            "number",
            number,
            "advertiser",
            advertiser,
            "subject",
            "energy-contract",
            "kind",
            "CUSTOMER",
            "startedAt",
            "2024-03-01T00:00:00+01:00",
            "numberFromSale",
            true,
            "optOutOffered",
            true));
  }

  static Map<String, Object> requestedCall(String number, String advertiser) {
    return new HashMap<>(
        Map.of(
            "number", number,
            "advertiser", advertiser,
            "subject", "solar-panels",
            "requestedAt", "2026-11-20T10:00:00+01:00",
            "validUntil", "2026-12-04T00:00:00+01:00",
            "evidence", "webform-77120"));
  }

  static Map<String, Object> balanceTest(String advertiser, String term) {
    return new HashMap<>(
        Map.of(
            "advertiser", advertiser,
            "subject", "*",
            "heldOn", "2026-01-15",
            "term", term,
            "interests", "Former customers often return",
            "impact", "At most one call a year",
            "safeguards", "Objections count at once",
            "conclusion", "The interests weigh more",
            "approvedBy", "A. de Vries"));
  }

  static Map<String, Object> publishedNumber(String number) {
    return new HashMap<>(
        Map.of(
            "number", number,
            "holder", "Bakkerij Jansen",
            "kvk", "12345678",
            "url", "https://bakkerijjansen.example/contact",
            "pageSha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "seenAt", "2026-11-20T10:00:00+01:00",
            "statedPurpose", "Offers of flour: call us",
            "subjects", List.of("flour")));
  }

  /** The body with one more field. */
  static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
    Map<String, Object> changed = new HashMap<>(body);
    changed.put(field, value);
    return changed;
  }

  /** Records and gives the id. */
  static String recorded(RequestSpecification client, String path, Map<String, Object> body) {
    return client.body(body).post(path).then().statusCode(201).extract().path("id");
  }
}
