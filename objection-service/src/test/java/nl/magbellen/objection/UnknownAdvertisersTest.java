package nl.magbellen.objection;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.Management;
import nl.magbellen.service.testing.RegisterStandIn;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An objection is against somebody, and none is lost because that could not be asked. */
@QuarkusTest
@WithTestResource(TestWorld.class)
@WithTestResource(RegisterStandIn.class)
class UnknownAdvertisersTest {

  private static int tests = 0;

  @Inject UnknownAdvertisers unknownAdvertisers;

  RegisterStandIn register;

  private final String number = "+3161%07d".formatted(7_200_000 + tests++);
  private final String advertiser = "advertiser-" + tests;

  @BeforeEach
  void recover() {
    register.recover();
  }

  @Test
  void objectionAgainstNobodyIsUnprocessableAndNotOnRecord() {
    // When
    Response answer = object(advertiser);
    // Then
    answer
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", endsWith(":advertiser-not-registered"))
        .body("detail", containsString("Correct the id"));
    dialer()
        .queryParam("number", number)
        .get("/v1/objections")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  @Test
  void registeredAdvertiserIsAskedForOnce() {
    // Given
    register.register(advertiser);
    // When
    Response first = object(advertiser);
    Response again = object(advertiser);
    // Then
    first.then().statusCode(201).body("advertiserUnknown", equalTo(false));
    again.then().statusCode(200).body("advertiserUnknown", equalTo(false));
    assertThat(register.asked()).containsExactly(advertiser);
  }

  @Test
  void advertiserThatIsRegisteredLaterIsAskedForAgain() {
    // Given
    Response before = object(advertiser);
    register.register(advertiser);
    // When
    Response after = object(advertiser);
    // Then
    before.then().statusCode(422);
    after.then().statusCode(201);
  }

  @Test
  void objectionAgainstEverybodyAsksNothing() {
    // Given
    register.fail();
    // When
    Response answer = object("*");
    // Then
    answer.then().statusCode(201).body("advertiserUnknown", equalTo(false));
    assertThat(register.asked()).isEmpty();
  }

  @Test
  void objectionIsTakenAndMarkedWhileTheRegisterIsDown() {
    // Given
    register.fail();
    double before = counted();
    // When
    Response answer = object(advertiser);
    // Then
    answer.then().statusCode(201).body("advertiserUnknown", equalTo(true));
    unsettled(advertiser).then().statusCode(200).body("items.number", contains(number));
    assertThat(counted()).isEqualTo(before + 1);
    assertThat(inLookUps(advertiser)).hasSize(1);
  }

  @Test
  void objectionIsTakenAndMarkedWhenTheRegisterIsSlow() {
    // Given
    register.slowBy(Duration.ofSeconds(10));
    // When
    Response answer = object(advertiser);
    // Then
    answer.then().statusCode(201).body("advertiserUnknown", equalTo(true));
    assertThat(answer.time()).isLessThan(9_000);
  }

  @Test
  void markGoesWhenTheAdvertiserTurnsOutToExistAndStaysWhenNot() {
    // Given
    String nobody = advertiser + "-misspelt";
    register.fail();
    object(advertiser);
    object(nobody);
    register.recover();
    register.register(advertiser);
    double before = counted();
    // When
    settle();
    // Then
    unsettled(advertiser).then().body("items", hasSize(0));
    unsettled(nobody).then().body("items.advertiser", contains(nobody));
    assertThat(counted()).isLessThan(before + 1);
    ofNumber().then().body("items.advertiserUnknown", contains(false, true));
  }

  @Test
  void markGoesWithTheNextObjectionOnceTheAdvertiserIsKnown() {
    // Given
    register.fail();
    object(advertiser);
    register.recover();
    register.register(advertiser);
    // When
    Response again = object(advertiser);
    // Then
    again.then().statusCode(200).body("advertiserUnknown", equalTo(false));
  }

  @Test
  void knownAdvertiserGetsNoMarkWhenTheRegisterIsDown() {
    // Given
    register.register(advertiser);
    object(advertiser);
    register.fail();
    // When
    Response again = object(advertiser);
    // Then
    again.then().statusCode(200).body("advertiserUnknown", equalTo(false));
  }

  @Test
  void objectionOfAnOutcomeIsNeverRefused() {
    // Given
    Map<String, Object> batch = Map.of("objections", List.of(objection(advertiser)));
    // When
    Response answer = client(Role.SERVICE, "*").body(batch).post("/internal/objections");
    // Then
    answer.then().statusCode(200).body("items", hasSize(1));
    unsettled(advertiser).then().body("items.advertiserUnknown", contains(true));
  }

  @Test
  void clientSeesTheUnsettledOfItsOwnAdvertisersOnly() {
    // Given
    register.fail();
    object(advertiser);
    // When
    Response foreign = client(Role.DIALER, "another").get("/v1/objections?advertiserUnknown=true");
    // Then
    foreign.then().statusCode(200).body("items", hasSize(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?advertiserUnknown=false", "?advertiserUnknown=true&number=0612345678"})
  void listIsOfANumberOrOfTheUnsettled(String query) {
    // Given
    RequestSpecification client = dialer().urlEncodingEnabled(false);
    // When
    Response answer = client.get("/v1/objections" + query);
    // Then
    answer.then().statusCode(400).body("errors.message", contains(containsString("number")));
  }

  @Test
  void whatIsNeitherTrueNorFalseIsRefused() {
    // When
    Response answer = dialer().get("/v1/objections?advertiserUnknown=yes");
    // Then
    answer
        .then()
        .statusCode(400)
        .body("detail", equalTo("advertiserUnknown must be true or false."));
  }

  private Response object(String against) {
    return dialer().body(objection(against)).post("/v1/objections");
  }

  private Map<String, Object> objection(String against) {
    return Map.of(
        "number",
        number,
        "advertiser",
        against,
        "receivedAt",
        "2026-11-01T10:00:00+01:00",
        "channel",
        "CALL");
  }

  private Response ofNumber() {
    return dialer().queryParam("number", number).get("/v1/objections");
  }

  private static Response unsettled(String advertiser) {
    return client(Role.DIALER, advertiser).get("/v1/objections?advertiserUnknown=true");
  }

  private List<Map<String, Object>> inLookUps(String against) {
    var lookUp =
        Map.of(
            "lookups",
            List.of(
                Map.of("numberKeys", List.of(TestWorld.numberKey(number)), "advertiser", against)));
    return client(Role.SERVICE, "*")
        .body(lookUp)
        .post("/internal/lookups")
        .path("facts[0].objections");
  }

  private void settle() {
    unknownAdvertisers.settle().await().atMost(Duration.ofSeconds(10));
  }

  private double counted() {
    settle();
    return given()
        .get(Management.at("/metrics"))
        .asString()
        .lines()
        .filter(line -> line.startsWith("magbellen_objections_advertiser_unknown"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static RequestSpecification dialer() {
    return client(Role.DIALER, "*");
  }

  private static RequestSpecification client(String role, String... advertisers) {
    return given().auth().oauth2(token(role, advertisers)).contentType(ContentType.JSON);
  }
}
