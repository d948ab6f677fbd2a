package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.balanceTest;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ConsentWorld.class)
class BalanceTestResourceTest {

  private static final String PATH = "/v1/balance-tests";

  @Test
  void testComesBackAsItWasRecorded() {
    // Given
    var body = balanceTest("zonnestroom", "P2Y");
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer
        .then()
        .statusCode(201)
        .body("advertiser", equalTo("zonnestroom"))
        .body("subject", equalTo("*"))
        .body("heldOn", equalTo("2026-01-15"))
        .body("term", equalTo("P2Y"))
        .body("interests", equalTo("Former customers often return"))
        .body("impact", equalTo("At most one call a year"))
        .body("safeguards", equalTo("Objections count at once"))
        .body("conclusion", equalTo("The interests weigh more"))
        .body("approvedBy", equalTo("A. de Vries"))
        .body("committeeAdvice", nullValue());
    writer("zonnestroom")
        .get(PATH + "/{id}", answer.<String>path("id"))
        .then()
        .statusCode(200)
        .body("", equalTo(answer.path("")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-15, P3Y, 201",
    "2026-01-15, P36M, 201",
    "2026-01-15, P3Y1D, 422",
    "2026-01-15, P37M, 422",
    "2026-01-15, P1096D, 201",
    "2026-01-15, P1097D, 422",
    "2024-02-29, P1095D, 201",
    "2024-02-29, P1096D, 422",
    "2026-01-15, P10Y, 422"
  })
  void termOverThreeYearsNeedsAdvice(String heldOn, String term, int status) {
    // Given
    var body = with(balanceTest("zonnestroom", term), "heldOn", heldOn);
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer.then().statusCode(status);
    writer("zonnestroom")
        .body(with(body, "committeeAdvice", "Advice 2026-04"))
        .post(PATH)
        .then()
        .statusCode(201)
        .body("committeeAdvice", equalTo("Advice 2026-04"));
  }

  @Test
  void refusalNamesTheRuleAndItsSource() {
    // Given
    var body = balanceTest("zonnestroom", "P5Y");
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer
        .then()
        .statusCode(422)
        .body(
            "detail",
            allOf(containsString("NL.CTM.CUSTOMER-TERM"), containsString("Code Telemarketing")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"interests", "impact", "safeguards", "conclusion", "approvedBy"})
  void everyTextIsNeeded(String field) {
    // Given
    var body = with(balanceTest("zonnestroom", "P2Y"), field, " ");
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/" + field));
  }

  @ParameterizedTest
  @CsvSource({
    "subject, Alles",
    "heldOn, 2999-01-01",
    "heldOn, 2026-02-30",
    "term, P0D",
    "term, P-1Y",
    "term, ",
    "term, P999999999Y",
    "committeeAdvice, ' '"
  })
  void wrongFieldIsTold(String field, String value) {
    // Given
    var body = with(balanceTest("zonnestroom", "P2Y"), field, value);
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/" + field));
  }

  @Test
  void anotherAdvertisersTestLooksLikeNone() {
    // Given
    String id = recorded(writer("zonnestroom"), PATH, balanceTest("zonnestroom", "P2Y"));
    // When
    var foreign = writer("windkracht").get(PATH + "/{id}", id);
    var missing = writer("windkracht").get(PATH + "/{id}", "0199a1f0-0000-7000-8000-000000000000");
    // Then
    foreign.then().statusCode(403).body("detail", equalTo(missing.path("detail")));
    writer("windkracht").body(balanceTest("zonnestroom", "P2Y")).post(PATH).then().statusCode(403);
  }

  @Test
  void listShowsOneAdvertisersTests() {
    // Given
    String id = recorded(writer("bloemenzee"), PATH, balanceTest("bloemenzee", "P1Y"));
    recorded(writer("windkracht"), PATH, balanceTest("windkracht", "P1Y"));
    // When
    var list = writer("bloemenzee").get(PATH);
    // Then
    list.then().statusCode(200).body("items.id", contains(id));
    writer("*")
        .queryParam("advertiser", "bloemenzee")
        .get(PATH)
        .then()
        .body("items.id", contains(id));
    writer("bloemenzee").queryParam("advertiser", "windkracht").get(PATH).then().statusCode(403);
  }
}
