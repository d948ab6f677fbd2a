package nl.magbellen.site;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.RegisterStandIn;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A consumer objects against an organisation that exists. */
@QuarkusTest
@WithTestResource(TestWorld.class)
@WithTestResource(RegisterStandIn.class)
class PartyChoiceTest {

  private static final String PATH = "/niet-gebeld-worden";
  private static int tests = 0;

  RegisterStandIn register;

  private final String number = "+3162%07d".formatted(5_000_000 + tests++);
  private final String advertiser = "zonnestroom-" + tests;
  private final Visitor visitor = new Visitor();

  @BeforeEach
  void open() {
    register.recover();
    visitor.open(PATH);
  }

  @Test
  void whatTheSearchFoundCanBeChosen() {
    // Given
    register.register(advertiser);
    Response found = visitor.send("/niet-gebeld-worden/search", "name", "zonnestroom");
    // When
    visitor.ask(PATH, "scope", "one", "advertiser", advertiser, "number", number);
    visitor.open(PATH + "/code");
    visitor.send(PATH + "/code", "code", Visitor.codeOf(number));
    // Then
    found.then().statusCode(200).body(containsString("value=\"" + advertiser + "\""));
    objections()
        .then()
        .body("items.advertiser", contains(advertiser))
        .body("items.advertiserUnknown", contains(false));
  }

  @Test
  void typedNameMeansThatOrganisationWhateverIsTicked() {
    // Given
    register.register(advertiser);
    // When
    visitor.ask(PATH, "scope", "all", "name", advertiser, "number", number);
    Response code = visitor.open(PATH + "/code");
    visitor.send(PATH + "/code", "code", Visitor.codeOf(number));
    Response done = visitor.open(PATH + "/done");
    // Then
    code.then().body(containsString(advertiser)).body(not(containsString("Iedereen")));
    done.then().body(containsString(advertiser)).body(not(containsString("Iedereen")));
    objections().then().body("items.advertiser", contains(advertiser));
  }

  @Test
  void organisationThatCalledIsChosenAlready() {
    // Given
    register.register(advertiser);
    // When
    Response page = visitor.open(PATH + "?advertiser=" + advertiser);
    Response nobody = visitor.open(PATH + "?advertiser=nobody-of-that-id");
    // Then
    assertThat(page.asString())
        .containsPattern("id=\"scope-one\" value=\"one\" checked")
        .containsPattern("value=\"" + advertiser + "\" checked");
    assertThat(nobody.asString())
        .containsPattern("id=\"scope-one\" value=\"one\" checked")
        .doesNotContain("nobody-of-that-id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zonnestrom-misspelt",
        "zonne_stroom",
        "zonne.stroom",
        "Zonnestroom",
        " zonnestroom",
        "zonnestroom ",
        "*"
      })
  void whatIsNoOrganisationIsRefused(String typed) {
    // Given
    register.register("zonnestroom");
    // When
    Response answer = visitor.send(PATH, "scope", "one", "advertiser", typed, "number", number);
    // Then
    answer
        .then()
        .statusCode(400)
        .body(containsString("We vonden geen organisatie met deze naam"))
        .body(containsString("Maak bezwaar tegen iedereen"));
    objections().then().body("items", empty());
  }

  @Test
  void whatCannotBeLookedUpIsRefusedAndObjectingAgainstEverybodyOffered() {
    // Given
    register.fail();
    // When
    Response answer =
        visitor.send(PATH, "scope", "one", "advertiser", advertiser, "number", number);
    // Then
    answer
        .then()
        .statusCode(400)
        .body(containsString("We kunnen nu geen organisaties opzoeken"))
        .body(containsString("Maak bezwaar tegen iedereen"));
    assertThat(answer.asString().indexOf("name=\"instead\""))
        .isGreaterThan(answer.asString().indexOf("Stuur mij een code"));
  }

  @Test
  void knownOrganisationCanBeChosenWhenNobodyCanBeAsked() {
    // Given
    register.register(advertiser);
    new Visitor().open(PATH);
    visitor.ask(PATH, "scope", "one", "advertiser", advertiser, "number", number);
    register.fail();
    // When
    Response answer = visitor.ask(PATH, "scope", "one", "advertiser", advertiser, "number", number);
    // Then
    answer.then().statusCode(303);
  }

  private Response objections() {
    return given()
        .auth()
        .oauth2(token(Role.AUDITOR, "*"))
        .queryParam("number", number)
        .get("/v1/objections");
  }
}
