package nl.magbellen.callerid.directory;

import static io.restassured.RestAssured.given;
import static nl.magbellen.callerid.Clients.advertiser;
import static nl.magbellen.callerid.Clients.advertiserBody;
import static nl.magbellen.callerid.Clients.agencyMandatedBy;
import static nl.magbellen.callerid.Clients.callerId;
import static nl.magbellen.callerid.Clients.callerIdBody;
import static nl.magbellen.callerid.Clients.newNumber;
import static nl.magbellen.callerid.Clients.operator;
import static nl.magbellen.callerid.Clients.registrarOfAll;
import static nl.magbellen.callerid.Clients.with;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.stream.IntStream;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestWorld.class)
class DirectoryResourceTest {

  private static int addresses = 0;

  private final String address = "192.0.2." + ++addresses;
  private final String number = newNumber();

  @Test
  void consumerReadsWhoCallsWithoutToken() {
    // Given
    String advertiser = advertiser();
    String agency = agencyMandatedBy(advertiser);
    String id =
        registrarOfAll()
            .body(with(callerIdBody(number, advertiser), "agency", agency))
            .post("/v1/caller-ids")
            .path("id");
    prove(id);
    check(id);
    // When
    var answer = ask(address, number);
    // Then
    answer
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .body("number", equalTo(number))
        .body("callers", hasSize(1))
        .body("callers[0].advertiser.id", equalTo(advertiser))
        .body("callers[0].advertiser.name", equalTo("Zonnestroom B.V."))
        .body("callers[0].advertiser.website", equalTo("https://zonnestroom.example"))
        .body("callers[0].advertiser.sector", equalTo("COMMERCIAL"))
        .body("callers[0].agency", equalTo("Belhuis B.V."))
        .body("callers[0].since", equalTo("2026-01-01T00:00:00+01:00"))
        .body("callers[0].lastCheckedAt", equalTo("2026-03-01T10:00:00+01:00"));
  }

  @Test
  void unknownNumberHasAnAnswerOfTheSameShape() {
    // Given
    prove(callerId(number, advertiser()));
    Map<String, Object> known = ask(address, number).path("");
    // When
    Map<String, Object> unknown = ask(address, newNumber()).path("");
    // Then
    assertThat(unknown.keySet(), equalTo(known.keySet()));
    assertThat(unknown.get("howToObject"), equalTo(known.get("howToObject")));
    assertThat(unknown.get("advice"), equalTo(known.get("advice")));
  }

  @Test
  void onlyProvenNumbersOfActiveAdvertisersAreTold() {
    // Given
    String pending = advertiser();
    String released = advertiser();
    String inactive = advertiser();
    String active = advertiser();
    callerId(number, pending);
    String gone = callerId(number, released);
    prove(gone);
    registrarOfAll().post("/v1/caller-ids/{id}/release", gone);
    proveWithConsent(callerId(number, inactive));
    registrarOfAll()
        .body(with(advertiserBody(), "active", false))
        .put("/v1/advertisers/{id}", inactive);
    proveWithConsent(callerId(number, active));
    // When
    var answer = ask(address, number);
    // Then
    answer.then().body("callers.advertiser.id", contains(active));
  }

  @Test
  void numberMayBeWrittenInNationalForm() {
    ask(address, "0" + number.substring(3)).then().statusCode(200).body("number", equalTo(number));
  }

  @Test
  void wrongNumberIsToldWithoutRepeatingIt() {
    ask(address, "06-0000")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(not(containsString("0000\"")))
        .body("detail", not(containsString("0000")));
  }

  @Test
  void eagerAddressIsHeldBackAndOthersAreNot() {
    // Given
    String network = "2001:db8:0:" + ++addresses;
    // When
    var held =
        IntStream.range(0, 100)
            .mapToObj(i -> ask("[" + network + "::" + i + "]", number))
            .dropWhile(answer -> answer.statusCode() == 200)
            .findFirst()
            .orElseThrow();
    // Then
    held.then()
        .statusCode(429)
        .contentType("application/problem+json")
        .body("status", equalTo(429));
    assertThat(Integer.parseInt(held.header("Retry-After")), greaterThan(0));
    ask(address, number).then().statusCode(200);
  }

  private static Response ask(String address, String number) {
    return given().header("X-Forwarded-For", address).get("/v1/directory/{number}", number);
  }

  private static void prove(String id) {
    registrarOfAll()
        .body(Map.of("method", "CARRIER", "evidence", "x", "provenAt", "2026-01-05T10:00:00+01:00"))
        .post("/v1/caller-ids/{id}/ownership", id)
        .then()
        .statusCode(200);
  }

  /** The number was another's at the time of the proof. */
  private static void proveWithConsent(String id) {
    prove(id);
    operator()
        .body(
            Map.of("agreedBy", "J", "evidence", "letter", "agreedAt", "2026-01-06T10:00:00+01:00"))
        .post("/v1/caller-ids/{id}/agreement", id)
        .then()
        .statusCode(200);
  }

  private static void check(String id) {
    registrarOfAll()
        .body(
            Map.of(
                "at",
                "2026-03-01T10:00:00+01:00",
                "result",
                "ANSWERED",
                "identifiesAdvertiser",
                true,
                "ordinaryTariff",
                true))
        .post("/v1/caller-ids/{id}/callback-checks", id)
        .then()
        .statusCode(201);
  }
}
