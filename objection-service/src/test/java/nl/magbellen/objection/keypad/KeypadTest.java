package nl.magbellen.objection.keypad;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.agencyToken;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.Ids;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestWorld;
import nl.magbellen.site.ServicesStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys pressed in calls. */
@QuarkusTest
@WithTestResource(TestWorld.class)
@WithTestResource(ServicesStandIn.class)
class KeypadTest {

  private static final String PATH = "/v1/objections/keypad";
  private static int tests = 0;

  ServicesStandIn gateway;

  private final String number = "+3161%07d".formatted(8_300_000 + tests++);
  private final String decision = Ids.next().toString();

  @BeforeEach
  void aCall() {
    gateway.callWas(call(number, "zonnestroom", "belhuis"));
  }

  @Test
  void agreedKeyIsAnObjectionInForceWithWhatWasPlayed() {
    // When
    Response answer =
        dialer()
            .body(
                Map.of(
                    "permit", "a.b.c",
                    "digit", "1",
                    "pressedAt", DutchTime.now().toString(),
                    "announced", true,
                    "textVersion", "2026-07"))
            .post(PATH);
    // Then
    answer
        .then()
        .statusCode(201)
        .body("reading", equalTo("AGREED"))
        .body("objected", equalTo(true))
        .body("decision", equalTo(decision))
        .body("advertiser", equalTo("zonnestroom"));
    objections()
        .then()
        .body("items.id", contains(answer.<String>path("objection")))
        .body("items[0].channel", equalTo("RECORDED_TEXT"))
        .body("items[0].liftedAt", equalTo(null))
        .body(
            "items[0].source",
            equalTo("call-permission:" + decision + ", by keypad, text 2026-07, announced"));
  }

  @Test
  void formIsReadAsJsonIs() {
    // When
    Response answer =
        form()
            .formParam("decision", decision)
            .formParam("digit", "9")
            .formParam("agreed", "9")
            .formParam("announced", "true")
            .formParam("textVersion", "")
            .post(PATH);
    // Then
    answer.then().statusCode(201).body("objected", equalTo(true));
    objections().then().body("items[0].source", endsWith("by keypad, announced"));
  }

  @Test
  void pressAgainChangesNothing() {
    // Given
    Response first = press("1");
    // When
    Response again = press("1");
    Response unclear = press("?");
    // Then
    again.then().statusCode(200).body("objection", equalTo(first.path("objection")));
    unclear.then().statusCode(200).body("objection", equalTo(first.path("objection")));
    objections().then().body("items", hasSize(1)).body("items[0].events", hasSize(1));
  }

  @Test
  void pressesAtOnceAreOne() {
    // When
    List<Integer> statuses =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> press("1").statusCode(), Thread::startVirtualThread))
            .limit(5)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();
    // Then
    assertThat(statuses).containsExactly(200, 200, 200, 200, 201);
    objections().then().body("items", hasSize(1)).body("items[0].events", hasSize(1));
  }

  /** The press was before the consumer's statement. */
  @Test
  void pressThatIsSentAgainAfterALiftDoesNotObjectAnew() {
    // Given
    String objection = press("1").path("objection");
    dialer()
        .body(
            Map.of(
                "statement", "U mag weer bellen.",
                "statedAt", DutchTime.now().plusSeconds(1).toString(),
                "evidence", "recording:1"))
        .post("/v1/objections/{id}/lift", objection)
        .then()
        .statusCode(200);
    // When
    Response again = press("1");
    // Then
    again.then().statusCode(200);
    objections()
        .then()
        .body("items.id", contains(objection))
        .body("items[0].liftedAt", notNullValue());
  }

  @ParameterizedTest
  @CsvSource({"2, OTHER", "'', NOTHING"})
  void anotherKeyIsToldAndNothingIsRegistered(String digit, String reading) {
    // When
    Response answer = press(digit);
    Response then = press("1");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("reading", equalTo(reading))
        .body("objected", equalTo(false))
        .body("objection", equalTo(null));
    then.then().statusCode(201);
  }

  @Test
  void whatNoKeypadHasCounts() {
    press("één").then().statusCode(201).body("reading", equalTo("UNCLEAR"));
  }

  @Test
  void permitThatIsNotOursIsRefusedAndNothingIsRegistered() {
    // Given
    gateway.callWas("{\"permitIsOurs\": false, \"items\": []}");
    // When
    Response answer = dialer().body(Map.of("permit", "x.y.z", "digit", "1")).post(PATH);
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/permit"));
    objections().then().body("items", hasSize(0));
  }

  @Test
  void callsOfOthersAndUnknownOnesLookAlike() {
    // Given
    gateway.callWas(call(number, "kattenopvang", null));
    Response others = press("1");
    gateway.callWas(call(number, "zonnestroom", "another"));
    Response otherAgencys = pressBy(agencyToken("belhuis", Role.DIALER, "zonnestroom"));
    gateway.callWas("{\"permitIsOurs\": true, \"items\": []}");
    // When
    Response unknown = press("1");
    // Then
    for (Response answer : List.of(others, otherAgencys, unknown)) {
      answer.then().statusCode(403).body("detail", equalTo(unknown.path("detail")));
    }
    pressBy(token(Role.DIALER, "*")).then().statusCode(404);
    objections().then().body("items", hasSize(0));
  }

  @Test
  void decisionAboutNoNumberIsToldSo() {
    // Given
    gateway.callWas(call(null, "zonnestroom", null));
    // When, Then
    press("1").then().statusCode(422).body("type", endsWith(":nobody-called"));
  }

  @Test
  void callThatCannotBeLookedUpIsToldToBeSentAgain() {
    // Given
    gateway.noCallCanBeLookedUp();
    // When
    Response answer = press("1");
    gateway.callWas(call(number, "zonnestroom", null));
    Response again = press("1");
    // Then
    answer
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("detail", containsString("Send it again"));
    again.then().statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"digit\": \"1\"}",
        "{\"decision\": \"0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10\", \"permit\": \"a.b.c\", \"digit\": \"1\"}",
        "{\"decision\": \"0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10\"}",
        "{\"decision\": \"12\", \"digit\": \"1\"}",
        "{\"decision\": \"0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10\", \"digit\": \"1\", \"agreed\": \"12\"}",
        "{\"decision\": \"0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10\", \"digits\": \"1\"}"
      })
  void whatIsWrongIsNamed(String body) {
    dialer().body(body).post(PATH).then().statusCode(400).body("errors", hasSize(1));
  }

  @ParameterizedTest
  @CsvSource({
    "decision=12&digit=1, /decision",
    "digit=1&digit=2, /digit",
    "digits=1, /digits",
    "digit=1&announced=yes, /announced",
    "decision=&digit=1, /decision"
  })
  void whatIsWrongInAFormIsNamed(String body, String pointer) {
    form().body(body).post(PATH).then().statusCode(400).body("errors[0].pointer", equalTo(pointer));
  }

  private Response press(String digit) {
    return dialer().body(Map.of("decision", decision, "digit", digit)).post(PATH);
  }

  private Response pressBy(String token) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(Map.of("decision", decision, "digit", "1"))
        .post(PATH);
  }

  private Response objections() {
    return dialer().queryParam("number", number).get("/v1/objections");
  }

  private static RequestSpecification dialer() {
    return given().auth().oauth2(token(Role.DIALER, "zonnestroom")).contentType(ContentType.JSON);
  }

  private static RequestSpecification form() {
    return given().auth().oauth2(token(Role.DIALER, "zonnestroom")).contentType(ContentType.URLENC);
  }

  private String call(String number, String advertiser, String agency) {
    return """
        {"permitIsOurs": true, "items": [{"decision": "%s", "decidedAt": "%s", "number": %s,
         "advertiser": "%s", "agency": %s}]}
        """
        .formatted(
            decision,
            DutchTime.now().minusSeconds(300),
            quoted(number),
            advertiser,
            quoted(agency));
  }

  private static String quoted(String text) {
    return text == null ? "null" : "\"" + text + "\"";
  }
}
