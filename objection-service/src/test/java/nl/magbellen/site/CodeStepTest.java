package nl.magbellen.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;

/** Asking a code, and giving it back. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class CodeStepTest extends SiteTest {

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
  void wrongCodeIsToldWithoutWhatWasToldBefore() {
    // Given
    visitor.open("/mijn-registraties");
    visitor.ask("/mijn-registraties", "number", number);
    visitor.ask("/mijn-registraties/again");
    String wrong = Visitor.codeOf(number).equals("111111") ? "222222" : "111111";
    // When
    Response told = visitor.send("/mijn-registraties/code", "code", wrong);
    // Then
    told.then()
        .statusCode(400)
        .body(containsString("Deze code klopt niet"))
        .body(not(containsString("De nieuwe code is onderweg")));
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
    proven.then().statusCode(303).header("Location", endsWith("/mijn-registraties"));
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

  @Test
  void knownAndUnknownNumbersAreAskedAlike() {
    // Given
    visitor.objected(number);
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

  private static List<String> headers(Response response) {
    return response.headers().asList().stream().map(Header::getName).sorted().toList();
  }

  private static String withoutWhatIsTheirs(Response page) {
    return page.asString()
        .replaceAll("name=\"csrf-token\" value=\"[^\"]+\"", "")
        .replaceAll("\\d+\u00A0…\u00A0\\d+", "");
  }
}
