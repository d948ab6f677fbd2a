package nl.magbellen.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as anybody gets them: languages, headers, cookies, what cannot be looked up. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class SitePagesTest extends SiteTest {

  @ParameterizedTest
  @CsvSource({
    "/, nl, Bepaal zelf welke organisaties u mogen bellen",
    "/en, en, Decide which organisations may call you",
    "/niet-gebeld-worden, nl, Ik wil niet gebeld worden",
    "/en/do-not-call, en, I don&#39;t want to be called",
    "/wie-belde-mij, nl, Wie belde mij?",
    "/en/who-called-me, en, Who called me?",
    "/mijn-registraties, nl, Mijn registraties",
    "/en/my-registrations, en, My registrations",
    "/ontvangstbewijs, nl, Bewijs controleren",
    "/en/receipt, en, Check a proof"
  })
  void pagesSpeakBothLanguages(String path, String language, String heading) {
    // When
    Response page = visitor.open(path);
    // Then
    page.then()
        .statusCode(200)
        .contentType("text/html;charset=UTF-8")
        .body(containsString("<html lang=\"" + language + "\""))
        .body(containsString(heading + "</h1>"))
        .body(matchesPattern("(?s).*<meta name=\"description\" content=\"[^\"]{50,160}\".*"))
        .body(not(containsString("NOT_FOUND")));
  }

  @ParameterizedTest
  @CsvSource({
    "/wat-kan-er-nog-gebeuren, nl, Het nummer op uw scherm kan vals zijn",
    "/en/what-may-still-happen, en, The number on your screen may be false",
    "/deelnemers, nl, We kunnen de lijst nu niet laten zien",
    "/en/participants, en, We cannot show the list right now",
    "/privacy, nl, Autoriteit Persoonsgegevens",
    "/en/privacy, en, GDPR",
    "/contact, nl, Voorbeeldstraat 1",
    "/en/contact, en, Voorbeeldstraat 1",
    "/toegankelijkheid, nl, 'WCAG 2.2, niveau AA'",
    "/en/accessibility, en, 'WCAG 2.2, level AA'"
  })
  void whoRunsThisIsSaidInBothLanguages(String path, String language, String text) {
    // When
    Response page = visitor.open(path);
    // Then
    page.then()
        .statusCode(200)
        .body(containsString("<html lang=\"" + language + "\""))
        .body(containsString(text))
        .body(not(containsString("NOT_FOUND")));
  }

  @ParameterizedTest
  @CsvSource({"/, /niet-gebeld-worden?scope=one", "/en, /en/do-not-call?scope=one"})
  void whoeverWantsToStopOneOrganisationFindsThatChosen(String start, String one) {
    // When
    Response home = visitor.open(start);
    Response page = visitor.open(one);
    // Then
    home.then().body(containsString("href=\"" + one + "\""));
    assertThat(page.asString())
        .containsPattern("id=\"scope-one\" value=\"one\" checked")
        .doesNotContainPattern("id=\"scope-all\" value=\"all\" checked");
  }

  @Test
  void whoCalledSaysPlainlyThatItCannotBeLookedUp() {
    // Given
    visitor.open("/wie-belde-mij");
    // When
    Response down = visitor.send("/wie-belde-mij", "caller", "020 700 1234");
    Response withheld = visitor.send("/wie-belde-mij", "withheld", "true");
    Response nonsense = visitor.send("/wie-belde-mij", "caller", "<script>");
    // Then
    down.then().statusCode(200).body(containsString("We kunnen dit nu niet opzoeken"));
    withheld.then().statusCode(200).body(containsString("ConsuWijzer"));
    nonsense
        .then()
        .statusCode(400)
        .body(not(containsString("<script>\"")))
        .body(containsString("&lt;script&gt;"));
  }

  @ParameterizedTest
  @CsvSource({
    "/wie-belde-mij, een oplichter kan een vals nummer laten zien",
    "/en/who-called-me, a fraudster can show a false number"
  })
  void whoLooksUpANumberIsWarnedThatItCanBeFaked(String page, String warning) {
    // Given
    visitor.open(page);
    // When
    Response answer = visitor.send(page, "caller", "020 700 1234");
    // Then
    answer.then().body(containsString(warning));
  }

  @Test
  void whatWasFilledInIsForItsVisitorAlone() {
    // Given
    visitor.open("/wie-belde-mij");
    Visitor other = new Visitor();
    other.open("/wie-belde-mij");
    // When
    Response own = visitor.send("/wie-belde-mij", "caller", "020 700 1234");
    Response others =
        given()
            .cookies(other.cookies())
            .cookie("filled", visitor.cookies().get("filled"))
            .get("/wie-belde-mij?sent");
    Response anew = visitor.open("/wie-belde-mij");
    // Then
    own.then().statusCode(200).body(containsString("020 700 1234"));
    others.then().statusCode(200).body(not(containsString("020 700 1234")));
    anew.then().statusCode(200).body(not(containsString("020 700 1234")));
  }

  @Test
  void programsFindWhomToTellOfAFaultAndWhereNotToLook() {
    // When
    Response security = given().get("/.well-known/security.txt");
    Response robots = given().get("/robots.txt");
    // Then
    security
        .then()
        .statusCode(200)
        .contentType(startsWith("text/plain"))
        .body(containsString("Contact: mailto:veilig@magbellen.example"))
        .body(containsString("Expires: "));
    robots.then().statusCode(200).body(containsString("Disallow: /mijn-registraties/"));
  }

  @Test
  void everyPageForbidsWhatItDoesNotNeed() {
    // When
    Response page = visitor.open("/");
    // Then
    page.then()
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Content-Security-Policy", not(containsString("unsafe")))
        .header("Strict-Transport-Security", startsWith("max-age="))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Referrer-Policy", equalTo("no-referrer"))
        .header("Cache-Control", equalTo("no-store"));
    assertThat(page.asString()).doesNotContain("<style", " style=", "onclick", "<script>");
  }

  @Test
  void cookiesAreForThisSiteAndNoScript() {
    // Given
    visitor.open("/mijn-registraties");
    // When
    Response asked = visitor.ask("/mijn-registraties", "number", number);
    // Then
    List<String> cookies = asked.getHeaders().getValues("Set-Cookie");
    assertThat(cookies)
        .allMatch(cookie -> cookie.toLowerCase(Locale.ROOT).contains("httponly"))
        .allMatch(cookie -> cookie.contains("SameSite=Strict"));
    String cookie = asked.getDetailedCookie("visit").toString();
    assertThat(cookie).doesNotContain(number, number.substring(3));
  }

  @Test
  void cookieThatWeDidNotWriteIsNoSession() {
    // When
    Response page =
        given().cookie("visit", "AAAA").accept(ContentType.HTML).get("/mijn-registraties");
    // Then
    page.then().statusCode(200).body(containsString("We sturen eerst een code"));
  }

  @Test
  void pageThatDoesNotExistIsToldInWords() {
    // When
    Response page = visitor.open("/en/nothing-here");
    // Then
    page.then().statusCode(404).body(containsString("This page does not exist"));
  }

  @Test
  void severalNumbersAreProvenInOneVisit() {
    // Given
    String other = newNumber();
    visitor.enterWith(number);
    Response asked = visitor.open("/mijn-registraties/number");
    visitor.ask("/mijn-registraties", "number", other);
    visitor.open("/mijn-registraties/code");
    visitor.send("/mijn-registraties/code", "code", Visitor.codeOf(other));
    // When
    Response second = visitor.open("/mijn-registraties");
    visitor.send("/mijn-registraties/switch", "other", "0");
    Response first = visitor.open("/mijn-registraties");
    // Then
    asked.then().body(containsString("name=\"number\""));
    second
        .then()
        .body(containsString("U bent binnen met nummer " + masked(other)))
        .body(containsString("Toon " + masked(number)));
    first
        .then()
        .body(containsString("U bent binnen met nummer " + masked(number)))
        .body(containsString("Toon " + masked(other)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "withdraw",
        "dispute",
        "proof",
        "receipt",
        "lift",
        "everything",
        "switch",
        "code",
        "again"
      })
  void endedVisitIsToldInsteadOfPassedOver(String action) {
    // Given
    visitor.open("/mijn-registraties");
    // When
    Response over =
        visitor.send(
            "/mijn-registraties/" + action,
            "consent",
            "01a20a60-dc3b-7096-a1ae-aa59c5efb6c5",
            "objection",
            "01a20a60-dc3b-7096-a1ae-aa59c5efb6c5");
    // Then
    over.then().statusCode(400).body(containsString("Uw bezoek is verlopen"));
  }

  private static String masked(String number) {
    return "0" + number.substring(3, 4) + "\u00A0…\u00A0" + number.substring(9);
  }
}
