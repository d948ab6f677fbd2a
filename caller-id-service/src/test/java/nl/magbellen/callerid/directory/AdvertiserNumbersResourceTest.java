package nl.magbellen.callerid.directory;

import static io.restassured.RestAssured.given;
import static nl.magbellen.callerid.Clients.advertiser;
import static nl.magbellen.callerid.Clients.advertiserBody;
import static nl.magbellen.callerid.Clients.agencyMandatedBy;
import static nl.magbellen.callerid.Clients.callerId;
import static nl.magbellen.callerid.Clients.callerIdBody;
import static nl.magbellen.callerid.Clients.newNumber;
import static nl.magbellen.callerid.Clients.registrarOfAll;
import static nl.magbellen.callerid.Clients.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestWorld.class)
class AdvertiserNumbersResourceTest {

  private static final String PATH = "/v1/advertisers/{id}/numbers";

  private static int addresses = 0;

  private final String address = "198.51.100." + ++addresses;
  private final String number = newNumber();
  private String advertiser;

  @BeforeEach
  void anAdvertiser() {
    advertiser = advertiser();
  }

  @Test
  void provenNumbersAreListedWithWhoCalls() {
    // Given
    String agency = agencyMandatedBy(advertiser);
    String ofTheAgency = newNumber();
    prove(callerId(number, advertiser));
    prove(
        registrarOfAll()
            .body(with(callerIdBody(ofTheAgency, advertiser), "agency", agency))
            .post("/v1/caller-ids")
            .path("id"));
    callerId(newNumber(), advertiser);
    // When
    Response answer = anybody().accept("application/json").get(PATH, advertiser);
    // Then
    answer
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("public, max-age=300"))
        .body("name", equalTo("Zonnestroom B.V."))
        .body("numbers.number", contains(number, ofTheAgency))
        .body("numbers.agency", contains(null, "Belhuis B.V."))
        .body("numbers[0].written", equalTo(TelephoneNumber.parse(number).written()));
  }

  @Test
  void releasedNumbersAreGone() {
    // Given
    String id = callerId(number, advertiser);
    prove(id);
    release(id);
    // When
    Response answer = anybody().accept("application/json").get(PATH, advertiser);
    // Then
    answer.then().statusCode(200).body("numbers", empty());
  }

  @ParameterizedTest
  @CsvSource({
    "nl, Met deze nummers bellen wij, Een nummer kan worden nagemaakt",
    "en, We call from these numbers, A number can be faked"
  })
  void peopleReadThemInTheirLanguage(String lang, String title, String warning) {
    // Given
    prove(callerId(number, advertiser));
    // When
    Response page = anybody().accept("text/html").queryParam("lang", lang).get(PATH, advertiser);
    Response snippet = anybody().queryParam("lang", lang).get(PATH + "/snippet", advertiser);
    // Then
    page.then()
        .statusCode(200)
        .header("Content-Type", equalTo("text/html;charset=UTF-8"))
        .header("Content-Language", equalTo(lang))
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .body(containsString(title))
        .body(containsString(warning))
        .body(containsString("&lt;section lang=&quot;" + lang));
    snippet
        .then()
        .statusCode(200)
        .body(containsString("href=\"tel:" + number + "\""))
        .body(containsString(TelephoneNumber.parse(number).written()))
        .body(not(containsString("<html")));
  }

  @ParameterizedTest
  @CsvSource({
    "nl, https://site.example/deelnemers, https://site.example/",
    "en, https://site.example/en/participants, https://site.example/en"
  })
  void pageLeadsBackToTheSiteAndTheSnippetDoesNot(String lang, String participants, String site) {
    // When
    Response page = anybody().accept("text/html").queryParam("lang", lang).get(PATH, advertiser);
    Response snippet = anybody().queryParam("lang", lang).get(PATH + "/snippet", advertiser);
    // Then
    page.then()
        .body(containsString("href=\"" + participants + "\""))
        .body(containsString("href=\"" + site + "\""));
    snippet.then().body(not(containsString("site.example")));
  }

  @Test
  void nameOfAnAdvertiserIsTextAndNothingElse() {
    // Given
    registrarOfAll()
        .body(with(advertiserBody(), "name", "Zon <script>alert(1)</script> & Zn"))
        .put("/v1/advertisers/{id}", advertiser);
    // When
    Response page = anybody().accept("text/html").get(PATH, advertiser);
    // Then
    page.then()
        .statusCode(200)
        .body(not(containsString("<script")))
        .body(containsString("Zon &lt;script&gt;alert(1)&lt;/script&gt; &amp; Zn"));
  }

  @Test
  void advertiserThatIsUnknownOrNotActiveHasNoList() {
    // Given
    registrarOfAll()
        .body(with(advertiserBody(), "active", false))
        .put("/v1/advertisers/{id}", advertiser);
    // When
    Response inactive = anybody().get(PATH, advertiser);
    Response unknown = anybody().get(PATH, "nobody");
    Response wrong = anybody().get(PATH, "No Body");
    // Then
    inactive.then().statusCode(404).contentType("application/problem+json");
    unknown.then().statusCode(404).body("detail", equalTo(inactive.path("detail")));
    wrong.then().statusCode(400);
  }

  private RequestSpecification anybody() {
    return given().header("X-Forwarded-For", address);
  }

  private static void release(String id) {
    registrarOfAll().post("/v1/caller-ids/{id}/release", id).then().statusCode(200);
  }

  private static void prove(String id) {
    registrarOfAll()
        .body(Map.of("method", "CARRIER", "evidence", "x", "provenAt", "2026-01-05T10:00:00+01:00"))
        .post("/v1/caller-ids/{id}/ownership", id)
        .then()
        .statusCode(200);
  }
}
