package nl.magbellen.site;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
import java.util.Map;
import javax.sql.DataSource;
import nl.magbellen.service.testing.TestWorld;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
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
    execute("delete from code_allowance");
  }

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
    Response ofOther = visitor.send("/ontvangstbewijs", "receipt", signed, "number", "0612345678");
    Response pasted = visitor.send("/ontvangstbewijs", "receipt", words(paper));
    Response file = visitor.upload("/ontvangstbewijs", "bewijs.pdf", paper, "number", number);
    Response forged =
        visitor.send(
            "/ontvangstbewijs", "receipt", signed.substring(0, signed.length() - 9) + "AAAAAAAAA");
    // Then
    String shown = reference.substring(reference.length() - 8).toUpperCase(Locale.ROOT);
    assertThat(words(paper)).contains(shown, written(number), "11.7").doesNotContain(reference);
    genuine
        .then()
        .statusCode(200)
        .body(containsString(shown))
        .body(containsString("alert--ok"))
        .body(containsString("hoort bij dit nummer"))
        .body(containsString("Ja, dit bezwaar geldt nog"));
    ofOther
        .then()
        .statusCode(200)
        .body(containsString("alert--warning"))
        .body(containsString("hoort NIET bij dit nummer"));
    pasted.then().statusCode(200).body(containsString("Dit bewijs is echt"));
    assertThat(words(paper)).contains("Magbellen (proef)", "Voorbeeldstraat 1");
    assertThat(scanned(paper)).matches("http://localhost:8082/ontvangstbewijs#eyJ.+");
    file.then()
        .statusCode(200)
        .body(containsString("Het bewijs hoort bij dit nummer"))
        .body(containsString("Ja, dit bezwaar geldt nog"));
    forged.then().statusCode(400).body(containsString("niet echt"));
  }

  @Test
  void checkOfAReceiptSaysThatItsObjectionWasLifted() {
    // Given
    String reference = objected();
    String signed =
        visitor
            .send("/mijn-registraties/receipt", "objection", reference, "as", "signed")
            .asString();
    visitor.send(
        "/mijn-registraties/lift", "objection", reference, "stated", "true", "agree", "yes");
    visitor.open("/ontvangstbewijs");
    // When
    Response checked = visitor.send("/ontvangstbewijs", "receipt", signed);
    // Then
    checked
        .then()
        .statusCode(200)
        .body(containsString("alert--warning"))
        .body(containsString("Nee, dit bezwaar is opgeheven op"));
  }

  @Test
  void fileThatIsTooLargeOrNoProofIsRefused() {
    // Given
    visitor.open("/ontvangstbewijs");
    // When
    Response none = visitor.upload("/ontvangstbewijs", "foto.pdf", new byte[100_000]);
    Response large = visitor.upload("/ontvangstbewijs", "film.pdf", new byte[1_000_000]);
    // Then
    none.then().statusCode(400).body(containsString("niet echt"));
    large.then().statusCode(413).body(containsString("Dat was te veel tekst"));
  }

  @Test
  void severalNumbersAreProvenInOneVisit() {
    // Given
    String other = "+3162%07d".formatted(3_000_000 + numbers++);
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

  private static String masked(String number) {
    return "0" + number.substring(3, 4) + "•••••" + number.substring(9);
  }

  private static String written(String number) {
    return "0" + number.substring(3, 4) + " " + number.substring(4);
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

  @ParameterizedTest
  @CsvSource({
    "/, /niet-gebeld-worden, /mijn-registraties/receipt, /ontvangstbewijs,"
        + " Iedereen: alle bedrijven en goede doelen die Magbellen gebruiken",
    "/en, /en/do-not-call, /en/my-registrations/receipt, /en/receipt,"
        + " Everybody: all companies and charities that use Magbellen"
  })
  void againstWhomIsSaidOnEveryPageAndOnPaper(
      String start, String object, String receipt, String check, String everybody)
      throws Exception {
    // Given
    visitor.open(start);
    visitor.ask(object, "scope", "all", "number", number);
    // When
    Response code = visitor.open(object + "/code");
    visitor.send(object + "/code", "code", Visitor.codeOf(number));
    Response done = visitor.open(object + "/done");
    String reference = reference(done);
    byte[] paper =
        visitor.send(receipt, "objection", reference, "as", "pdf").then().extract().asByteArray();
    String signed = visitor.send(receipt, "objection", reference, "as", "signed").asString();
    visitor.open(check);
    Response checked = visitor.send(check, "receipt", signed);
    // Then
    assertThat(words(paper)).contains(everybody);
    code.then().body(containsString(everybody));
    done.then().body(containsString(everybody));
    checked.then().statusCode(200).body(containsString(everybody));
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
  void objectionIsNotLostWhenTheRegisterFailsJustAfterTheCode() throws SQLException {
    // Given
    visitor.open("/");
    visitor.ask("/niet-gebeld-worden", "scope", "all", "number", number);
    visitor.open("/niet-gebeld-worden/code");
    String code = Visitor.codeOf(number);
    // When
    execute("alter table objection rename to objection_away");
    Response failed;
    Response failedAgain;
    try {
      failed = visitor.send("/niet-gebeld-worden/code", "code", code);
      failedAgain = visitor.send("/niet-gebeld-worden/code", "code", code);
    } finally {
      execute("alter table objection_away rename to objection");
    }
    Response reopened = visitor.open("/niet-gebeld-worden/code");
    Response kept = visitor.send("/niet-gebeld-worden/code");
    // Then
    failed.then().statusCode(503).body(containsString("U heeft geen nieuwe code nodig"));
    failedAgain.then().statusCode(503).body(containsString("U heeft geen nieuwe code nodig"));
    reopened.then().statusCode(200).body(containsString("U heeft geen nieuwe code nodig"));
    kept.then().statusCode(303).header("Location", endsAt("/niet-gebeld-worden/done"));
    visitor
        .open("/niet-gebeld-worden/done")
        .then()
        .body(containsString("Iedereen: alle bedrijven en goede doelen"));
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
            .contentType("application/x-www-form-urlencoded; charset=UTF-8")
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
    return reference(visitor.open("/niet-gebeld-worden/done"));
  }

  private static String reference(Response done) {
    return done.asString().replaceAll("(?s).*name=\"objection\" value=\"([^\"]+)\".*", "$1");
  }

  private static String words(byte[] paper) throws IOException {
    try (var document = Loader.loadPDF(paper)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  /** What a camera reads from the code on the paper: its largest image. */
  private static String scanned(byte[] paper) throws IOException, ReaderException {
    try (var document = Loader.loadPDF(paper)) {
      PDResources drawn = document.getPage(0).getResources();
      BufferedImage code = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      for (COSName name : drawn.getXObjectNames()) {
        if (drawn.getXObject(name) instanceof PDImageXObject image
            && image.getWidth() > code.getWidth()) {
          code = image.getImage();
        }
      }
      int[] pixels = code.getRGB(0, 0, code.getWidth(), code.getHeight(), null, 0, code.getWidth());
      var seen = new RGBLuminanceSource(code.getWidth(), code.getHeight(), pixels);
      // As it was drawn: a photograph's detector misses one of twenty large codes.
      return new QRCodeReader()
          .decode(
              new BinaryBitmap(new GlobalHistogramBinarizer(seen)),
              Map.of(DecodeHintType.PURE_BARCODE, true))
          .getText();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Matcher<String> endsAt(String path) {
    return Matchers.endsWith(path);
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
