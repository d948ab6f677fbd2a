package nl.magbellen.site;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Called all the same" and requests about data, while no other service can be reached. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class ComplaintPagesTest extends SiteTest {

  private static final String YESTERDAY = LocalDate.now(DutchTime.ZONE).minusDays(1).toString();
  private static final Pattern COMPLAINT =
      Pattern.compile("name=\"complaint\" value=\"([0-9a-f-]{36})\"");

  @Test
  void complaintIsTakenAfterACodeAlsoWhileItCannotBeLookedUpWhoCalled() {
    // When
    Response done = complain("020 7001234");
    // Then
    done.then()
        .statusCode(200)
        .body(containsString("Wij hebben uw klacht ontvangen"))
        .body(containsString("Wij kunnen nu niet opzoeken van wie dit telefoontje kwam"))
        .body(containsString("020 700 1234"))
        .body(containsString("Ik gaf geen toestemming"))
        .body(not(containsString("Niemand vertelde mij hoe ik dit stop")));
    visitor
        .open("/en/my-registrations")
        .then()
        .body(containsString("Waiting for an answer"))
        .body(containsString("Not yet. You get it by"));
  }

  @ParameterizedTest
  @CsvSource({
    "/toch-gebeld, De organisatie krijgt uw nummer en uw klacht te lezen, /privacy",
    "/en/called-all-the-same, The organisation gets to read your number, /en/privacy"
  })
  void whoGetsTheNumberIsSaidBeforeItIsAsked(String page, String said, String privacy) {
    // When
    Response form = visitor.open(page);
    // Then
    String main = form.asString().split("<footer")[0];
    assertThat(main).contains(said).contains("href=\"" + privacy + "\"");
  }

  @Test
  void paperHasTheWordsForTheRegulatorAndIsCheckedAsGenuine() throws Exception {
    // Given
    String id = found(COMPLAINT, complain("").asString());
    // When
    byte[] paper =
        visitor
            .send("/toch-gebeld/paper", "complaint", id)
            .then()
            .contentType("application/pdf")
            .extract()
            .asByteArray();
    visitor.open("/ontvangstbewijs");
    Response checked = visitor.upload("/ontvangstbewijs", "klacht.pdf", paper, "number", number);
    Response ofOther =
        visitor.upload("/ontvangstbewijs", "klacht.pdf", paper, "number", "0612345678");
    // Then
    assertThat(Paper.words(paper))
        .contains("Klacht over een telefoontje")
        .contains("In dit papier is “u” degene die klaagt, en “wij” is Magbellen.")
        .contains("Er was geen nummer te zien")
        .contains("Ik gaf geen toestemming")
        .contains("ACM ConsuWijzer")
        .contains("Reclame Code Commissie")
        .contains("Nog niet. U krijgt het uiterlijk op");
    assertThat(Paper.wordsBesideTheCode(paper))
        .as("what to do with the code stands beside it")
        .contains("Richt de camera op deze code");
    checked
        .then()
        .statusCode(200)
        .body(containsString("utrecht-alert--ok"))
        .body(containsString("Klacht over een telefoontje"));
    ofOther.then().body(containsString("utrecht-alert--warning"));
  }

  @Test
  void paperOfAnothersComplaintIsNotGiven() {
    // Given
    String id = found(COMPLAINT, complain("").asString());
    Visitor other = new Visitor().enterWith("+31643999999");
    // When
    Response refused = other.send("/toch-gebeld/paper", "complaint", id);
    // Then
    refused.then().statusCode(303).header("Location", endsWith("/mijn-registraties"));
  }

  @Test
  void answerIsReadBehindTheSameCode() {
    // Given
    String id = found(COMPLAINT, complain("").asString());
    // When
    answer("/v1/complaints/" + id, "Wij belden u door een fout.");
    // Then
    visitor
        .open("/mijn-registraties")
        .then()
        .body(containsString("Beantwoord"))
        .body(containsString("Wij belden u door een fout."));
  }

  @ParameterizedTest
  @CsvSource({
    "'', , 14:30, Vul het nummer in dat u zag",
    "020 7, , 14:30, Dit nummer klopt niet",
    "020 7001234, 31-31-2026, 14:30, Vul de dag in",
    "020 7001234, , half drie, Vul in hoe laat",
    "020 7001234, 1-1-2099, 14:30, moet nog komen",
    "020 7001234, 1-1-2021, 14:30, langer dan een jaar geleden"
  })
  void whatIsWrongIsTold(String caller, String day, String time, String told) {
    // Given
    visitor.open("/toch-gebeld");
    // When
    Response refused =
        visitor.send(
            "/toch-gebeld",
            "caller",
            caller,
            "day",
            day == null ? YESTERDAY : day,
            "time",
            time,
            "number",
            number);
    // Then
    refused.then().statusCode(400).body(containsString(told));
  }

  @ParameterizedTest
  @CsvSource({"14:30", "14.30", "14:30:00", "9:05"})
  void timesAreReadAsPeopleWriteThem(String time) {
    // Given
    visitor.open("/toch-gebeld");
    // When
    Response taken =
        visitor.ask(
            "/toch-gebeld", "withheld", "true", "day", YESTERDAY, "time", time, "number", number);
    // Then
    taken.then().statusCode(303).header("Location", endsWith("/toch-gebeld/code"));
  }

  @Test
  void numberThatWasLookedUpComesAlongInTheFormAndNotInTheAddress() {
    // Given
    visitor.open("/wie-belde-mij");
    // When
    Response form = visitor.send("/toch-gebeld/about", "caller", "020 7654399");
    // Then
    form.then().statusCode(200).body(containsString("value=\"020 7654399\""));
  }

  @Test
  void requestAboutDataIsDueInAMonthAndItsAnswerIsRead() {
    // Given
    visitor.enterWith(number).open("/mijn-registraties/request");
    // When
    Response wrong = visitor.send("/mijn-registraties/request", "to", "zonnestroom", "words", "");
    Response made =
        visitor.send(
            "/mijn-registraties/request", "kind", "ERASE", "to", "*", "words", "Wis mijn klacht.");
    // Then
    wrong
        .then()
        .statusCode(400)
        .body(containsString("Kies wat u wilt."))
        .body(containsString("Kies wie de gegevens heeft vastgelegd."))
        .body(containsString("Schrijf op wat u vraagt."));
    made.then().statusCode(303).header("Location", endsWith("/mijn-registraties"));
    visitor
        .open("/mijn-registraties")
        .then()
        .body(containsString("Uw verzoek is verstuurd"))
        .body(containsString("Wis mijn klacht."));
    Map<String, Object> kept = requests().getFirst();
    assertThat(kept).containsEntry("kind", "ERASE").containsEntry("state", "OPEN");
    assertThat(LocalDate.parse((String) kept.get("dueOn")))
        .isEqualTo(LocalDate.now(DutchTime.ZONE).plusMonths(1));
    answer("/v1/privacy-requests/" + kept.get("id"), "Uw klacht is gewist.");
    visitor.open("/mijn-registraties").then().body(containsString("Uw klacht is gewist."));
  }

  private static void answer(String path, String text) {
    given()
        .auth()
        .oauth2(token(Role.OPERATOR, "*"))
        .contentType(ContentType.JSON)
        .body(Map.of("text", text, "answeredAt", DutchTime.now().toString()))
        .post(path + "/answer")
        .then()
        .statusCode(200);
  }

  private List<Map<String, Object>> requests() {
    return given()
        .auth()
        .oauth2(token(Role.OPERATOR, "*"))
        .queryParam("number", number)
        .get("/v1/privacy-requests")
        .path("items");
  }

  private Response complain(String caller) {
    visitor.open("/toch-gebeld");
    visitor.ask(
        "/toch-gebeld",
        "caller",
        caller,
        "withheld",
        "true",
        "day",
        YESTERDAY,
        "time",
        "14:30",
        "noConsent",
        "true",
        "number",
        number);
    visitor.open("/toch-gebeld/code");
    visitor.send("/toch-gebeld/code", "code", Visitor.codeOf(number));
    return visitor.open("/toch-gebeld/done");
  }

  private static String found(Pattern pattern, String html) {
    Matcher found = pattern.matcher(html);
    assertThat(found.find()).as(html).isTrue();
    return found.group(1);
  }
}
