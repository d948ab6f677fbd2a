package nl.magbellen.site;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import nl.magbellen.service.testing.TestWorld;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages while no other service can be reached: objecting must not need them. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class SiteTest {

  private static int numbers = 0;

  private final String number = "+3162%07d".formatted(3_000_000 + numbers++);
  private final Visitor visitor = new Visitor();

  DataSource database;

  /** All visitors of all tests come from one address. */
  @BeforeEach
  void forgetAllowances() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("delete from code_allowance");
    }
  }

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
    "/ontvangstbewijs, nl, Bewijs controleren",
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
  void whenOrganisationsCannotBeLookedUpObjectingAgainstEverybodyIsOffered() {
    // Given
    visitor.open("/niet-gebeld-worden");
    // When
    Response searched =
        visitor.send(
            "/niet-gebeld-worden", "scope", "one", "name", "Zonnestroom", "number", number);
    Response picked =
        visitor.send(
            "/niet-gebeld-worden", "scope", "one", "advertiser", "zonnestroom", "number", number);
    Response instead =
        visitor.ask("/niet-gebeld-worden", "scope", "one", "instead", "all", "number", number);
    // Then
    searched
        .then()
        .statusCode(400)
        .body(containsString("We kunnen nu geen organisaties opzoeken"))
        .body(containsString("Maak bezwaar tegen iedereen"));
    picked.then().statusCode(400).body(containsString("Maak bezwaar tegen iedereen"));
    instead.then().statusCode(303).header("Location", endsAt("/niet-gebeld-worden/code"));
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/niet-gebeld-worden | number | te weinig cijfers voor zijn reeks",
        "/en/do-not-call     | number | too few digits for its range",
        "/wie-belde-mij      | caller | te weinig cijfers voor zijn reeks",
        "/mijn-registraties  | number | te weinig cijfers voor zijn reeks"
      })
  void numberThatDoesNotExistIsToldWithWhatIsWrongWithIt(String path, String field, String why) {
    // Given
    visitor.open(path);
    // When
    Response answer = visitor.send(path, "scope", "all", field, "061234567");
    // Then
    answer.then().statusCode(400).body(containsString(why));
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
  void numberOnTheStartPageCountsEvenWhenAnotherOneIsProven() {
    // Given
    String other = "+3162%07d".formatted(3_000_000 + numbers++);
    visitor.enterWith(number).open("/");
    // When
    Response asked = visitor.ask("/niet-gebeld-worden", "scope", "all", "number", other);
    visitor.open("/niet-gebeld-worden/code");
    visitor.send("/niet-gebeld-worden/code", "code", Visitor.codeOf(other));
    // Then
    asked.then().statusCode(303).header("Location", endsAt("/niet-gebeld-worden/code"));
    visitor
        .open("/niet-gebeld-worden/done")
        .then()
        .body(containsString(other.substring(other.length() - 3)));
    new Visitor()
        .enterWith(number)
        .open("/mijn-registraties")
        .then()
        .body(containsString("U heeft geen bezwaar gemaakt"));
  }

  @Test
  void numberThatWasFilledInStaysInTheFormWhenSomethingElseIsWrong() {
    // Given
    String other = "+3162%07d".formatted(3_000_000 + numbers++);
    visitor.enterWith(number).open("/niet-gebeld-worden");
    // When
    Response wrong =
        visitor.send("/niet-gebeld-worden", "scope", "one", "name", "", "number", other);
    // Then
    wrong
        .then()
        .statusCode(400)
        .body(containsString("name=\"number\""))
        .body(containsString(other));
  }

  @Test
  void provenNumberNeedsNoSecondCode() {
    // Given
    visitor.enterWith(number).open("/niet-gebeld-worden");
    // When
    Response made = visitor.send("/niet-gebeld-worden", "scope", "all");
    // Then
    made.then().statusCode(303).header("Location", endsAt("/niet-gebeld-worden/done"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"withdraw", "dispute", "proof", "receipt", "lift", "code", "again"})
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

  @Test
  void codeThatIsSentTwiceByAnEagerHandLeadsToTheSameEnd() {
    // Given
    objected();
    // When
    Response again = visitor.send("/niet-gebeld-worden/code", "code", "123456");
    Response atTheRecords = visitor.send("/mijn-registraties/code", "code", "123456");
    // Then
    again.then().statusCode(303).header("Location", endsAt("/niet-gebeld-worden/done"));
    atTheRecords.then().statusCode(303).header("Location", endsAt("/mijn-registraties"));
  }

  @Test
  void newCodeIsTold() {
    // Given
    visitor.open("/mijn-registraties");
    visitor.ask("/mijn-registraties", "number", number);
    Response first = visitor.open("/mijn-registraties/code");
    // When
    visitor.ask("/mijn-registraties/again");
    Response second = visitor.open("/mijn-registraties/code");
    // Then
    first.then().body(not(containsString("De nieuwe code is onderweg")));
    second.then().body(containsString("De nieuwe code is onderweg"));
  }

  @Test
  void whoeverIsRefusedAnotherCodeMayGiveBackTheNewest() {
    // Given
    for (int codes = 0; codes < 3; codes++) {
      Visitor flooding = new Visitor();
      flooding.open("/mijn-registraties");
      flooding.ask("/mijn-registraties", "number", number);
    }
    String newest = Visitor.codeOf(number);
    visitor.open("/mijn-registraties");
    // When
    visitor.ask("/mijn-registraties", "number", number);
    Response told = visitor.open("/mijn-registraties/code");
    Response proven = visitor.send("/mijn-registraties/code", "code", newest);
    // Then
    told.then().body(containsString("Vul de nieuwste code in"));
    proven.then().statusCode(303).header("Location", endsAt("/mijn-registraties"));
  }

  @Test
  void proofOfWorkThatWasUsedBeforeSendsNoOtherCode() {
    // Given
    String work = Visitor.work();
    visitor.open("/mijn-registraties");
    Response first = visitor.send("/mijn-registraties", "number", number, "work", work);
    Visitor flooding = new Visitor();
    flooding.open("/mijn-registraties");
    // When
    Response second = flooding.send("/mijn-registraties", "number", "+31623777777", "work", work);
    // Then
    first.then().statusCode(303);
    second.then().statusCode(400).body(containsString("geen robot"));
  }

  @Test
  void rightCodeComesTooLateAfterFiveWrongOnes() {
    // Given
    visitor.open("/mijn-registraties");
    visitor.ask("/mijn-registraties", "number", number);
    visitor.open("/mijn-registraties/code");
    String right = Visitor.codeOf(number);
    for (int guess = 0; guess < 5; guess++) {
      visitor.send("/mijn-registraties/code", "code", right.equals("111111") ? "222222" : "111111");
    }
    // When
    Response sixth = visitor.send("/mijn-registraties/code", "code", right);
    // Then
    sixth.then().statusCode(400).body(containsString("te vaak verkeerd"));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP_1_1, application/x-www-form-urlencoded",
    "HTTP_1_1, APPLICATION/X-WWW-FORM-URLENCODED;charset=UTF-8",
    "HTTP_2, application/x-www-form-urlencoded"
  })
  void formOfUnknownLengthIsRefused(HttpClient.Version version, String type) throws Exception {
    // Given
    HttpRequest chunked =
        HttpRequest.newBuilder(
                URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/ontvangstbewijs"))
            .header("Content-Type", type)
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream("receipt=x".getBytes(UTF_8))))
            .build();
    // When
    int status;
    try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
      status = client.send(chunked, BodyHandlers.discarding()).statusCode();
    }
    // Then
    assertThat(status).isEqualTo(413);
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
        .replaceAll("\\d+•+\\d+", "");
  }
}
