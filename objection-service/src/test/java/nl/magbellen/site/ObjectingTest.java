package nl.magbellen.site;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;

/**
 * Objecting, and lifting that again, while no other service can be reached: it must not need them.
 */
@QuarkusTest
@WithTestResource(TestWorld.class)
class ObjectingTest extends SiteTest {

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
    asked.then().statusCode(303).header("Location", endsWith("/niet-gebeld-worden/code"));
    proven.then().statusCode(303).header("Location", endsWith("/niet-gebeld-worden/done"));
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
    instead.then().statusCode(303).header("Location", endsWith("/niet-gebeld-worden/code"));
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
    kept.then().statusCode(303).header("Location", endsWith("/niet-gebeld-worden/done"));
    visitor
        .open("/niet-gebeld-worden/done")
        .then()
        .body(containsString("Iedereen: alle bedrijven en goede doelen"));
  }

  @Test
  void numberOnTheStartPageCountsEvenWhenAnotherOneIsProven() {
    // Given
    String other = newNumber();
    visitor.enterWith(number).open("/");
    // When
    Response asked = visitor.ask("/niet-gebeld-worden", "scope", "all", "number", other);
    visitor.open("/niet-gebeld-worden/code");
    visitor.send("/niet-gebeld-worden/code", "code", Visitor.codeOf(other));
    // Then
    asked.then().statusCode(303).header("Location", endsWith("/niet-gebeld-worden/code"));
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
    String other = newNumber();
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
    made.then().statusCode(303).header("Location", endsWith("/niet-gebeld-worden/done"));
  }

  @Test
  void codeThatIsSentTwiceByAnEagerHandLeadsToTheSameEnd() {
    // Given
    visitor.objected(number);
    // When
    Response again = visitor.send("/niet-gebeld-worden/code", "code", "123456");
    Response atTheRecords = visitor.send("/mijn-registraties/code", "code", "123456");
    // Then
    again.then().statusCode(303).header("Location", endsWith("/niet-gebeld-worden/done"));
    atTheRecords.then().statusCode(303).header("Location", endsWith("/mijn-registraties"));
  }

  @Test
  void liftingTakesAnExpressStatementThatIsKept() {
    // Given
    String reference = visitor.objected(number);
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
    String reference = visitor.objected(number);
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
}
