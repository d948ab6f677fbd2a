package nl.magbellen.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The receipt of an objection, and the page that checks it. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class ReceiptTest extends SiteTest {

  @Test
  void receiptIsSignedAndOnPaperAndCanBeChecked() throws Exception {
    // Given
    String reference = visitor.objected(number);
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
    Response pasted = visitor.send("/ontvangstbewijs", "receipt", Paper.words(paper));
    Response file = visitor.upload("/ontvangstbewijs", "bewijs.pdf", paper, "number", number);
    Response forged =
        visitor.send(
            "/ontvangstbewijs", "receipt", signed.substring(0, signed.length() - 9) + "AAAAAAAAA");
    // Then
    String shown = reference.substring(reference.length() - 8).toUpperCase(Locale.ROOT);
    assertThat(Paper.words(paper))
        .contains(shown, written(number), "11.7")
        .doesNotContain(reference);
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
    assertThat(Paper.words(paper)).contains("Magbellen (proef)", "Voorbeeldstraat 1");
    assertThat(Paper.scanned(paper)).matches("http://localhost:8082/ontvangstbewijs#eyJ.+");
    file.then()
        .statusCode(200)
        .body(containsString("Het bewijs hoort bij dit nummer"))
        .body(containsString("Ja, dit bezwaar geldt nog"));
    forged.then().statusCode(400).body(containsString("niet echt"));
  }

  @ParameterizedTest
  @CsvSource({
    "/, /niet-gebeld-worden, /mijn-registraties/receipt, /ontvangstbewijs,"
        + " Iedereen: alle bedrijven en goede doelen die Magbellen gebruiken,"
        + " Uw bezwaar geldt vanaf het moment dat wij het ontvingen",
    "/en, /en/do-not-call, /en/my-registrations/receipt, /en/receipt,"
        + " Everybody: all companies and charities that use Magbellen,"
        + " Your objection counts from the moment we received it"
  })
  void againstWhomIsSaidOnEveryPageAndOnPaper(
      String start, String object, String receipt, String check, String everybody, String since)
      throws Exception {
    // Given
    visitor.open(start);
    visitor.ask(object, "scope", "all", "number", number);
    // When
    Response code = visitor.open(object + "/code");
    visitor.send(object + "/code", "code", Visitor.codeOf(number));
    Response done = visitor.open(object + "/done");
    String reference = Visitor.reference(done);
    byte[] paper =
        visitor.send(receipt, "objection", reference, "as", "pdf").then().extract().asByteArray();
    String signed = visitor.send(receipt, "objection", reference, "as", "signed").asString();
    visitor.open(check);
    Response checked = visitor.send(check, "receipt", signed);
    // Then
    assertThat(Paper.words(paper)).contains(everybody, since);
    code.then().body(containsString(everybody));
    done.then().body(containsString(everybody));
    checked.then().statusCode(200).body(containsString(everybody));
  }

  @Test
  void checkOfAReceiptSaysThatItsObjectionWasLifted() {
    // Given
    String reference = visitor.objected(number);
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
    visitor
        .open("/mijn-registraties")
        .then()
        .body(containsString("Bezwaar gemaakt op"))
        .body(not(containsString("Geldt sinds")));
  }

  @ParameterizedTest
  @CsvSource({
    "/ontvangstbewijs, 'Kies een bestand, of plak de tekst'",
    "/en/receipt, 'Choose a file, or paste the text'"
  })
  void whoeverGivesNothingIsAskedForAProofAndNotToldThatItIsFalse(String check, String told) {
    // Given
    visitor.open(check);
    // When
    Response pasted = visitor.send(check, "receipt", " ", "number", number);
    Response file = visitor.upload(check, "", new byte[0], "receipt", "", "number", number);
    // Then
    pasted.then().statusCode(400).body(containsString(told)).body(containsString("href=\"#file\""));
    file.then().statusCode(400).body(containsString(told));
  }

  @Test
  void jsonThatSaysSomethingElseThanItsProofIsNotSaidToBeGenuine() {
    // Given
    String reference = visitor.objected(number);
    String signed =
        visitor
            .send("/mijn-registraties/receipt", "objection", reference, "as", "signed")
            .asString();
    byte[] changed =
        "{\"against\":\"*\",\"proof\":\"%s\"}".formatted(signed).getBytes(StandardCharsets.UTF_8);
    visitor.open("/ontvangstbewijs");
    // When
    Response told = visitor.upload("/ontvangstbewijs", "bewijs.json", changed);
    // Then
    told.then()
        .statusCode(400)
        .body(containsString("Iemand heeft dit bestand veranderd"))
        .body(not(containsString("Dit bewijs is echt")));
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

  private static String written(String number) {
    return "0" + number.substring(3, 4) + " " + number.substring(4);
  }
}
