package nl.magbellen.objection.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import nl.magbellen.common.testing.TestWorld;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages while no other service can be reached: objecting must not need them. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class DoorTest {

  private static int numbers = 0;

  private final String number = "+3162%07d".formatted(3_000_000 + numbers++);
  private final Visitor visitor = new Visitor();

  @ParameterizedTest
  @CsvSource({
    "/, nl, Bepaal zelf wie u belt",
    "/en, en, Decide who may call you",
    "/niet-gebeld-worden, nl, Ik wil niet gebeld worden",
    "/en/do-not-call, en, I don&#39;t want to be called",
    "/wie-belde-mij, nl, Wie belde mij?",
    "/en/who-called-me, en, Who called me?",
    "/mijn-registraties, nl, Mijn registraties",
    "/en/my-registrations, en, My registrations",
    "/ontvangstbewijs, nl, Ontvangstbewijs controleren",
    "/en/receipt, en, Check a receipt"
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
        .body(not(containsString("NOT_FOUND")));
  }

  @Test
  void objectingTakesNumberAndCodeAndNothingElse() {
    // Given
    visitor.open("/");
    // When
    Response asked = visitor.ask("/niet-gebeld-worden", "scope", "all", "number", number);
    visitor.open("/niet-gebeld-worden/code");
    Response proven = visitor.send("/niet-gebeld-worden/code", "code", Visitor.codeOf(number));
    Response done = visitor.open("/niet-gebeld-worden/done");
    // Then
    asked.then().statusCode(303).header("Location", endsAt("/niet-gebeld-worden/code"));
    proven.then().statusCode(303).header("Location", endsAt("/niet-gebeld-worden/done"));
    done.then().statusCode(200).body(containsString("uw bezwaar geldt nu"));
    visitor
        .open("/mijn-registraties")
        .then()
        .statusCode(200)
        .body(containsString("Iedereen"))
        .body(containsString("Dit deel kunnen we nu niet laten zien"));
  }

  @Test
  void oneOrganisationCanBeNamedByItsIdWhenNamesCannotBeSearched() {
    // Given
    visitor.open("/niet-gebeld-worden");
    // When
    Response searched =
        visitor.send(
            "/niet-gebeld-worden", "scope", "one", "name", "Zonnestroom", "number", number);
    Response byId =
        visitor.ask(
            "/niet-gebeld-worden", "scope", "one", "advertiser", "zonnestroom", "number", number);
    // Then
    searched
        .then()
        .statusCode(400)
        .body(containsString("We kunnen nu niet op naam zoeken"))
        .body(containsString("Korte code van de organisatie"));
    byId.then().statusCode(303);
  }

  @Test
  void receiptIsSignedAndOnPaperAndCanBeChecked() throws Exception {
    // Given
    String reference = objected();
    // When
    byte[] paper =
        visitor
            .send("/mijn-registraties/receipt", "objection", reference, "as", "pdf")
            .then()
            .contentType("application/pdf")
            .extract()
            .asByteArray();
    String signed =
        visitor
            .send("/mijn-registraties/receipt", "objection", reference, "as", "signed")
            .asString();
    visitor.open("/ontvangstbewijs");
    Response genuine = visitor.send("/ontvangstbewijs", "receipt", signed, "number", number);
    Response forged = visitor.send("/ontvangstbewijs", "receipt", signed + "x");
    // Then
    try (var document = Loader.loadPDF(paper)) {
      assertThat(new PDFTextStripper().getText(document)).contains(reference, number, "11.7");
    }
    genuine
        .then()
        .statusCode(200)
        .body(containsString(reference))
        .body(containsString("hoort bij dit nummer"));
    forged.then().statusCode(400).body(containsString("niet echt"));
  }

  @Test
  void liftingTakesAnExpressStatementThatIsKept() {
    // Given
    String reference = objected();
    visitor.open("/mijn-registraties");
    // When
    Response asked = visitor.send("/mijn-registraties/lift", "objection", reference);
    Response unticked =
        visitor.send("/mijn-registraties/lift", "objection", reference, "stated", "true");
    Response lifted =
        visitor.send(
            "/mijn-registraties/lift", "objection", reference, "stated", "true", "agree", "yes");
    // Then
    asked.then().statusCode(200).body(containsString("Ik hef mijn bezwaar op"));
    unticked.then().statusCode(400).body(containsString("Vink de verklaring aan"));
    lifted.then().statusCode(303);
    visitor
        .open("/mijn-registraties")
        .then()
        .body(containsString("Uw bezwaar is opgeheven"))
        .body(containsString("Opgeheven op"));
  }

  @Test
  void anotherNumbersObjectionIsNeitherShownNorLifted() {
    // Given
    String reference = objected();
    Visitor stranger = new Visitor().enterWith("+31623999999");
    stranger.open("/mijn-registraties");
    // When
    Response receipt =
        stranger.send("/mijn-registraties/receipt", "objection", reference, "as", "signed");
    Response lift =
        stranger.send(
            "/mijn-registraties/lift", "objection", reference, "stated", "true", "agree", "yes");
    // Then
    receipt.then().statusCode(303);
    lift.then().statusCode(303);
    visitor.open("/mijn-registraties").then().body(not(containsString("Opgeheven op")));
  }

  @Test
  void knownAndUnknownNumbersAreAskedAlike() {
    // Given
    objected();
    Visitor one = new Visitor();
    Visitor other = new Visitor();
    one.open("/mijn-registraties");
    other.open("/mijn-registraties");
    // When
    Response known = one.ask("/mijn-registraties", "number", number);
    Response unknown = other.ask("/mijn-registraties", "number", "+31623888888");
    Response knownNext = one.open("/mijn-registraties/code");
    Response unknownNext = other.open("/mijn-registraties/code");
    // Then
    assertThat(headers(known)).isEqualTo(headers(unknown));
    assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
    assertThat(headers(knownNext)).isEqualTo(headers(unknownNext));
    assertThat(withoutWhatIsTheirs(knownNext)).isEqualTo(withoutWhatIsTheirs(unknownNext));
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

  @Test
  void formWithoutTheTokenOfItsPageIsRefused() {
    // When
    Response refused =
        given()
            .accept(ContentType.HTML)
            .contentType("application/x-www-form-urlencoded")
            .formParam("number", number)
            .post("/mijn-registraties");
    // Then
    refused
        .then()
        .statusCode(400)
        .contentType(startsWith("text/html"))
        .body(containsString("Dit formulier kunnen we niet aannemen"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x"})
  void formInAnotherShapeIsRefused(String type) {
    // When
    Response refused =
        given().accept(ContentType.HTML).header("Content-Type", type).post("/mijn-registraties");
    // Then
    assertThat(refused.statusCode()).isBetween(400, 499);
  }

  @Test
  void oversizedFormIsRefused() {
    // Given
    visitor.open("/ontvangstbewijs");
    // When
    Response refused = visitor.send("/ontvangstbewijs", "receipt", "x".repeat(20_000));
    // Then
    refused.then().statusCode(413).body(containsString("Dat was te veel tekst"));
  }

  @Test
  void lineEndsInAFormEndUpInNoHeader() {
    // Given
    visitor.open("/niet-gebeld-worden");
    // When
    Response answer =
        visitor.send(
            "/niet-gebeld-worden",
            "scope",
            "one",
            "advertiser",
            "x\r\nSet-Cookie: visit=evil",
            "number",
            number);
    // Then
    assertThat(answer.headers().asList()).noneMatch(header -> header.getValue().contains("evil"));
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

  private String objected() {
    visitor.open("/");
    visitor.ask("/niet-gebeld-worden", "scope", "all", "number", number);
    visitor.open("/niet-gebeld-worden/code");
    visitor.send("/niet-gebeld-worden/code", "code", Visitor.codeOf(number));
    String page = visitor.open("/niet-gebeld-worden/done").asString();
    return page.replaceAll("(?s).*name=\"objection\" value=\"([^\"]+)\".*", "$1");
  }

  private static org.hamcrest.Matcher<String> endsAt(String path) {
    return org.hamcrest.Matchers.endsWith(path);
  }

  private static List<String> headers(Response response) {
    return response.headers().asList().stream().map(Header::getName).sorted().toList();
  }

  private static String withoutWhatIsTheirs(Response page) {
    return page.asString()
        .replaceAll("name=\"csrf-token\" value=\"[^\"]+\"", "")
        .replaceAll("\\+\\d+•+\\d+", "");
  }
}
