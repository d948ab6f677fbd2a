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
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import nl.magbellen.number.DutchTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ConsentWorld.class)
class BalanceTestResourceTest {

  private static final String PATH = "/v1/balance-tests";
  private static final String ADVICE = "committeeAdvice";

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
    "2026-01-15, P3Y1D, 400",
    "2026-01-15, P37M, 400",
    "2026-01-15, P1096D, 201",
    "2026-01-15, P1097D, 400",
    "2024-02-29, P1095D, 201",
    "2024-02-29, P1096D, 400",
    "2026-01-15, P10Y, 400",
    "2020-06-01, P3Y1D, 400",
    "2020-05-31, P10Y, 201"
  })
  void termOverThreeYearsNeedsAdvice(String heldOn, String term, int status) {
    // Given
    var body = with(balanceTest("zonnestroom", term), "heldOn", heldOn);
    // When
    var without = writer("zonnestroom").body(body).post(PATH);
    var advised = writer("zonnestroom").body(with(body, ADVICE, advice("POSITIVE", term)));
    // Then
    without.then().statusCode(status);
    advised.post(PATH).then().statusCode(201).body(ADVICE, equalTo(advice("POSITIVE", term)));
  }

  @ParameterizedTest
  @CsvSource({
    "P5Y, POSITIVE, P5Y, 201",
    "P5Y, POSITIVE, P60M, 201",
    "P5Y, POSITIVE, P6Y, 201",
    "P5Y, POSITIVE, P4Y, 400",
    "P5Y1D, POSITIVE, P5Y, 400",
    "P5Y, NEGATIVE, P5Y, 400",
    "P10Y, NEGATIVE, P10Y, 400",
    "P3Y, NEGATIVE, P5Y, 201",
    "P2Y, POSITIVE, P1Y, 201"
  })
  void onlyAPositiveAdviceOfThatTermAllowsALongerOne(
      String term, String outcome, String advised, int status) {
    // Given
    var body = with(balanceTest("zonnestroom", term), ADVICE, advice(outcome, advised));
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer.then().statusCode(status);
    if (status == 400) {
      answer.then().body("errors.pointer", contains("/term"));
    } else {
      answer.then().body(ADVICE, equalTo(advice(outcome, advised)));
    }
  }

  @Test
  void refusalNamesTheTermAndWhatIsNeeded() {
    // Given
    var body = balanceTest("zonnestroom", "P5Y");
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/term"))
        .body("errors.code", contains("ADVICE_NEEDED"))
        .body(
            "errors[0].message",
            allOf(
                containsString("P3Y"),
                containsString("POSITIVE"),
                containsString("NL.CTM.CUSTOMER-TERM: Code Telemarketing 2020")));
  }

  @ParameterizedTest
  @CsvSource({
    "outcome, ",
    "outcome, UNKNOWN",
    "outcome, positive",
    "term, ",
    "term, P0D",
    "term, P999999999Y",
    "givenOn, ",
    "givenOn, 2999-01-01",
    "reference, ",
    "reference, ' '"
  })
  void wrongFieldOfTheAdviceIsTold(String field, String value) {
    // Given
    var body =
        with(
            balanceTest("zonnestroom", "P2Y"),
            ADVICE,
            with(advice("POSITIVE", "P5Y"), field, value));
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/committeeAdvice/" + field));
  }

  @Test
  void adviceGivenTodayIsTaken() {
    // Given
    var today = LocalDate.now(DutchTime.ZONE).toString();
    var advice = with(advice("POSITIVE", "P5Y"), "givenOn", today);
    // When
    var answer =
        writer("zonnestroom")
            .body(with(balanceTest("zonnestroom", "P5Y"), ADVICE, advice))
            .post(PATH);
    // Then
    answer.then().statusCode(201).body(ADVICE + ".givenOn", equalTo(today));
  }

  @Test
  void adviceAsATextIsRefused() {
    // Given
    var body = with(balanceTest("zonnestroom", "P5Y"), ADVICE, "negative");
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/committeeAdvice"));
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
    "term, P999999999Y"
  })
  void wrongFieldIsTold(String field, String value) {
    // Given
    var body = with(balanceTest("zonnestroom", "P2Y"), field, value);
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/" + field));
  }

  /** Where no rule asks for a balance test, none says how long a term may be. */
  @ParameterizedTest
  @ValueSource(strings = {"P100Y1D", "P1200M1D", "P999999999Y"})
  void absurdTermIsRefusedOnAnyDay(String term) {
    // Given
    var body = with(balanceTest("zonnestroom", term), "heldOn", "2019-01-01");
    // When
    var answer = writer("zonnestroom").body(body).post(PATH);
    // Then
    answer
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/term"))
        .body("errors[0].message", containsString("at most a hundred years"));
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

  private static Map<String, Object> advice(String outcome, String term) {
    return new HashMap<>(
        Map.of(
            "outcome",
            outcome,
            "term",
            term,
            "givenOn",
            "2026-01-20",
            "reference",
            "Advice 2026-04"));
  }
}
