package nl.magbellen.gateway.facade;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.magbellen.gateway.GatewayWithRegister;
import nl.magbellen.gateway.apikey.KeyMaker;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A dialer that speaks DNCScrub alone scrubs here; only C and E are called. */
@QuarkusTest
@WithTestResource(GatewayWithRegister.class)
class ScrubResourceTest {

  private static final String PATH = "/compat/dncscrub/scrub";

  private static int tests = 0;

  private final String advertiser = "scrubber-" + ++tests;
  private final String campaign = "winter-" + tests;

  @Test
  void queryFormAndPartsAreAnsweredAlike() {
    // Given
    String key = keyFor("SERVICE");
    List<String> leads = List.of("0612345678", "0202345678");
    Map<String, String> fields =
        Map.of("loginId", key, "version", "2", "phoneList", String.join(",", leads));
    // When
    List<Response> answers =
        List.of(
            given().queryParams(fields).get(PATH),
            given().contentType(ContentType.URLENC).formParams(fields).post(PATH),
            asParts(fields).post(PATH),
            given()
                .header("loginId", key)
                .queryParam("version", "2")
                .queryParam("phoneList", String.join(",", leads))
                .get(PATH));
    // Then
    for (Response answer : answers) {
      answer.then().statusCode(200).contentType(startsWith("text/plain"));
      assertThat(answer.asString())
          .isEqualTo(answers.getFirst().asString())
          .matches("(0612345678|0202345678),C,,;;;,,NL,,,,,,[0-9]+,0,\n".repeat(2));
      assertThat(Vicidial.read(answer.asString(), leads)).containsExactly("C", "C");
    }
  }

  /** As VICIdial sends it: projId and campaignId are there, and empty. */
  @Test
  void listOfFiftyOneThousandIsAnsweredWhole() {
    // Given
    String key = keyFor("SERVICE");
    List<String> leads =
        IntStream.range(0, 51_000).mapToObj(i -> "06%08d".formatted(10_000_000 + i)).toList();
    // When
    Response answer =
        given()
            .multiPart("loginId", key)
            .multiPart("version", "3")
            .multiPart("projId", "")
            .multiPart("campaignId", "")
            .multiPart("phoneList", String.join(",", leads))
            .post(PATH);
    // Then
    assertThat(Vicidial.read(answer.asString(), leads)).hasSize(51_000).containsOnly("C");
    assertThat(answer.asString()).endsWith("Wireless\n").doesNotContain("\n\n", "\r");
  }

  @Test
  void oneMoreIsRefusedAndSaysSo() {
    // Given
    String key = keyFor("SERVICE");
    // When
    Response answer =
        given()
            .multiPart("loginId", key)
            .multiPart("phoneList", "0612345678,".repeat(51_000) + "0612345678")
            .post(PATH);
    // Then
    answer.then().statusCode(400).body(startsWith("ERROR 400 phoneList must hold 1 to 51000"));
  }

  @ParameterizedTest
  @CsvSource({
    "31612345678, C",
    "+31612345678, C",
    "612345678, C",
    "06-12345678, C",
    "112, I",
    "abc, I",
    "'', I",
    "32470123456, I",
    "1234567890, I"
  })
  void numbersAreReadAsThoseOfADutchList(String number, String letter) {
    // Given
    String key = keyFor("SERVICE");
    // When
    Response answer = scrubbed(key, number + ",0612345678");
    // Then
    assertThat(Vicidial.read(answer.asString(), List.of(number, "0612345678")))
        .containsExactly(letter, "C");
  }

  @Test
  void ownIdComesBackAndIsTheReference() {
    // Given
    String key = keyFor("SERVICE");
    // When
    Response answer = scrubbed(key, "0612345678|ACCT-1'; drop,0612345679|");
    // Then
    assertThat(answer.asString().lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("0612345678,C,ACCT-1?? drop,"),
            second -> assertThat(second).startsWith("0612345679,C,,"));
  }

  @Test
  void whatCannotBeKnownIsBlocked() {
    // Given
    String key = keyFor("COMMERCIAL");
    // When
    Response answer = scrubbed(key, "0612345678");
    // Then
    answer.then().statusCode(200).body(startsWith("0612345678,B,,"));
    assertThat(answer.asString())
        .contains("EVIDENCE_UNAVAILABLE")
        .contains("9:00-22:00;10:00-16:00;");
  }

  @Test
  void scrubbedNumberIsOnRecordAndBindsNobody() {
    // Given
    String key = keyFor("SERVICE");
    scrubbed(key, "0612345678|row-1").then().statusCode(200);
    // When
    Response logged =
        given()
            .auth()
            .oauth2(token(Role.AUDITOR, advertiser))
            .queryParam("advertiser", advertiser)
            .get("/v1/call-permissions");
    // Then
    logged
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1))
        .body("items[0].reference", equalTo("row-1"))
        .body("items[0].binding", equalTo(false));
  }

  @Test
  void jsonHasTheSameColumns() {
    // Given
    String key = keyFor("SERVICE");
    // When
    Response answer =
        given()
            .queryParams(
                Map.of("loginId", key, "output", "json", "phoneList", "0612345678|A,0202345678"))
            .get(PATH);
    // Then
    answer
        .then()
        .statusCode(200)
        .contentType(ContentType.JSON)
        .body("size()", equalTo(2))
        .body("[0].Phone", equalTo("0612345678"))
        .body("[0].ResultCode", equalTo("C"))
        .body("[0].Reserved", equalTo("A"))
        .body("[0].IsWirelessOrVoIP", equalTo("1"))
        .body("[1].LineType", equalTo("AllOther"));
  }

  static Stream<Map<String, String>> unreadable() {
    return Stream.of(
        Map.of("phoneList", ""),
        Map.of(),
        Map.of("phoneList", "0612345678", "version", "x"),
        Map.of("phoneList", "0612345678", "output", "xml"),
        Map.of("phoneList", "0612345678", "campaignId", "another"),
        Map.of("phoneList", "0612345678", "projId", "another"),
        Map.of("phoneList", "0612345678", "actionCode", "1"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void whatIsWrongIsALineThatIsNoResult(Map<String, String> fields) {
    // Given
    String key = keyFor("SERVICE");
    // When
    Response answer = given().queryParam("loginId", key).queryParams(fields).get(PATH);
    // Then
    assertThat(answer.statusCode()).isBetween(400, 499);
    answer.then().contentType(startsWith("text/plain")).body(startsWith("ERROR 4"));
    assertThat(Vicidial.read(answer.asString(), List.of("0612345678"))).isEmpty();
  }

  @Test
  void withoutAKeyOfTheFacadeNothingIsAnswered() {
    // Given
    Map<String, String> fields = Map.of("phoneList", "0612345678");
    String other =
        KeyMaker.secret(
            KeyMaker.made(Map.of("advertiser", advertiser, "scopes", List.of("short"))));
    // When
    Response none = asParts(fields).post(PATH);
    Response unknown = asParts(Map.of("loginId", "no-key", "phoneList", "0612345678")).post(PATH);
    Response elsewhere = asParts(Map.of("loginId", other, "phoneList", "0612345678")).post(PATH);
    Response campaignless =
        given().auth().oauth2(token(Role.DIALER, advertiser)).queryParams(fields).get(PATH);
    // Then
    none.then().statusCode(401).body(startsWith("ERROR 401"));
    unknown.then().statusCode(401).body(startsWith("ERROR 401 The API key is not known"));
    elsewhere.then().statusCode(403).body(startsWith("ERROR 403"));
    campaignless.then().statusCode(400).body(containsString("campaignId must name a campaign"));
  }

  /** Nobody makes us hold much who has not said who it is. */
  @Test
  void keyStandsBeforeTheNumbersOfALongForm() {
    // Given
    String key = keyFor("SERVICE");
    String numbers = "0612345678,".repeat(20_000);
    // When
    Response behind = given().multiPart("phoneList", numbers).multiPart("loginId", key).post(PATH);
    Response before = given().multiPart("loginId", key).multiPart("phoneList", numbers).post(PATH);
    // Then
    behind.then().statusCode(401).body(startsWith("ERROR 401"));
    before.then().statusCode(200);
    assertThat(before.asString().lines()).hasSize(20_000);
  }

  private static Response scrubbed(String key, String numbers) {
    return given().queryParams(Map.of("loginId", key, "phoneList", numbers)).get(PATH);
  }

  private static RequestSpecification asParts(Map<String, String> fields) {
    RequestSpecification request = given();
    for (String name : List.of("loginId", "version", "phoneList")) {
      if (fields.containsKey(name)) {
        request.multiPart(name, fields.get(name));
      }
    }
    return request;
  }

  private String keyFor(String purpose) {
    FacadeKeys.campaign(advertiser, campaign, purpose);
    return FacadeKeys.key(advertiser, campaign);
  }
}
