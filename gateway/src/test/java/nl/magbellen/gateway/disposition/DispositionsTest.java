package nl.magbellen.gateway.disposition;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.RegisterStandIn;
import nl.magbellen.service.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The dialers' own words. The services do not run here, but for who is registered: an objection is
 * not taken, with 503.
 */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class DispositionsTest {

  private static int tests = 0;

  private final String advertiser = "words-" + ++tests;

  RegisterStandIn register;

  @AfterEach
  void recover() {
    register.recover();
  }

  @Test
  void tableSaysWhatAWordMeansHoweverItIsWritten() {
    // Given
    put(
        dialer(),
        advertiser,
        """
        {"No Answer": {"connected": false}, "AM": {"connected": false, "machine": true},
         "STOP": {"objection": true}, "DNC": {"objection": false, "connected": true}}
        """);
    // When
    Response machine = report("am");
    Response nobody = report("NO_ANSWER");
    Response objection = report("stop");
    Response noObjection = report("dnc");
    // Then
    machine
        .then()
        .statusCode(201)
        .body("machine", equalTo(true))
        .body("disposition", equalTo("am"));
    nobody.then().statusCode(201).body("connected", equalTo(false));
    objection.then().statusCode(503);
    noObjection.then().statusCode(503).body("detail", equalTo(CALLER_ID_NOT_REACHED));
  }

  /** It was read as a call that reached somebody, whose caller id is told to be in use. */
  private static final String CALLER_ID_NOT_REACHED =
      "The use of the caller id could not be registered now, so the outcome was not taken. Send it again,"
          + " with the same Idempotency-Key if it has one.";

  @Test
  void wordNamedLikeAnObjectionIsOneUnlessTheTableSaysNot() {
    // Given
    put(dialer(), advertiser, "{\"DNC\": {\"connected\": false}}");
    // When
    Response answer = report("DNC");
    // Then
    answer.then().statusCode(503);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the table of the agency, that of its advertiser; whether it is an objection
        "{\"KLAAR\": {\"connected\": false}}|{\"klaar\": {\"objection\": true}}|503",
        "{\"KLAAR\": {\"objection\": false, \"connected\": false}}|{\"klaar\": {\"objection\": true}}|201",
        "{\"DNC\": {\"connected\": false}}|{\"DNC\": {\"objection\": false}}|201"
      })
  void whatAnAgencysTableLeavesOpenIsItsAdvertisersToSay(
      String ofAgency, String ofAdvertiser, int status) {
    // Given
    String agency = "agency-" + advertiser;
    register.registerAgency(agency);
    put(agency(agency), agency, ofAgency);
    put(dialer(), advertiser, ofAdvertiser);
    String id =
        agency(agency)
            .body(question(Map.of("agency", agency)))
            .post("/v1/call-permissions")
            .path("id");
    String word = ofAgency.contains("DNC") ? "DNC" : "KLAAR";
    // When
    Response answer =
        agency(agency)
            .body(Map.of("disposition", word))
            .post("/v1/call-permissions/" + id + "/outcome");
    // Then
    answer.then().statusCode(status);
  }

  @Test
  void wordsOfNobodyAreRefused() {
    // Given
    String nobody = GatewayWorld.NOBODY + "-" + advertiser;
    RequestSpecification ofNobody = given().auth().oauth2(token(Role.REGISTRAR, nobody));
    // When
    Response ofAdvertiser =
        ofNobody.contentType(ContentType.JSON).body("{}").put("/v1/dispositions/" + nobody);
    Response ofAgency = agency(advertiser).body("{}").put("/v1/dispositions/" + advertiser);
    // Then
    ofAdvertiser.then().statusCode(422).body("type", endsWith("advertiser-not-registered"));
    ofAgency.then().statusCode(422).body("type", endsWith("agency-not-registered"));
  }

  @Test
  void wordsAreNotTakenWhenTheRegisterCannotBeAsked() {
    // Given
    String agency = "agency-" + advertiser;
    register.registerAgency(agency);
    register.fail();
    // When
    Response ofAdvertiser = dialer().body(A_WORD).put("/v1/dispositions/" + advertiser);
    Response ofAgency = agency(agency).body(A_WORD).put("/v1/dispositions/" + agency);
    // Then
    ofAdvertiser.then().statusCode(503).header("Retry-After", "5");
    ofAgency.then().statusCode(503).header("Retry-After", "5");
    register.recover();
    dialer().get("/v1/dispositions/" + advertiser).then().body("$", aMapWithSize(0));
    put(agency(agency), agency, A_WORD);
  }

  private static final String A_WORD = "{\"X\": {\"machine\": true}}";

  @Test
  void wordsOfNoTableAreListedUntilTheyAreInOne() {
    // Given
    report("SALE!", Map.of("connected", false));
    report("SALE!", Map.of("connected", false));
    report("CB-7", Map.of("connected", false));
    // When
    Response unmapped = dialer().get("/v1/dispositions/" + advertiser + "/unmapped?limit=1");
    put(dialer(), advertiser, "{\"cb 7\": {\"connected\": false}}");
    Response rest = dialer().get("/v1/dispositions/" + advertiser + "/unmapped");
    // Then
    unmapped.then().statusCode(200).body("items.disposition", contains("CB-7"));
    dialer()
        .queryParam("cursor", unmapped.<String>path("nextCursor"))
        .get("/v1/dispositions/" + advertiser + "/unmapped?limit=1")
        .then()
        .body("items.disposition", contains("SALE!"))
        .body("items.times", contains(2));
    rest.then()
        .body("items.disposition", contains("SALE!"))
        .body("items.objection", contains(false));
  }

  @Test
  void laterTableTakesThePlaceOfTheOneBefore() {
    // Given
    put(dialer(), advertiser, "{\"A\": {\"connected\": false}, \"B\": {\"connected\": false}}");
    // When
    put(dialer(), advertiser, "{\"B\": {\"machine\": true}}");
    // Then
    Response table = dialer().get("/v1/dispositions/" + advertiser);
    table.then().statusCode(200).body("$", aMapWithSize(1)).body("B.machine", equalTo(true));
  }

  @Test
  void agencyAndAdvertiserOfTheSameIdHaveTheirOwnWords() {
    // Given
    register.registerAgency(advertiser);
    put(agency(advertiser), advertiser, A_WORD);
    // When
    Response ofAdvertiser = dialer().get("/v1/dispositions/" + advertiser);
    Response ofAgency = agency(advertiser).get("/v1/dispositions/" + advertiser);
    // Then
    ofAdvertiser.then().statusCode(200).body("$", aMapWithSize(0));
    ofAgency.then().statusCode(200).body("$", aMapWithSize(1));
  }

  @Test
  void wordsOfOthersAreTheirs() {
    // When
    Response foreign = dialer().body("{}").put("/v1/dispositions/another");
    Response byAgency = agency("belhuis").body("{}").put("/v1/dispositions/" + advertiser);
    // Then
    foreign.then().statusCode(403);
    byAgency.then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"DNC\": null}|/DNC|REQUIRED",
        "{\"a/b\": null}|/a~1b|REQUIRED",
        "{\" -_\": {}}|/ -_|SIZE",
        "{\"D N C\": {}, \"dnc\": {}}|/dnc|TWICE",
        "{\"0612345678\": null}|/…|REQUIRED",
        "{\"DNC\": {\"objekt\": true}}|/DNC/objekt|UNKNOWN_FIELD"
      })
  void tableThatCannotBeReadIsRefusedWithItsPlace(String table, String pointer, String code) {
    // When
    Response answer = dialer().body(table).put("/v1/dispositions/" + advertiser);
    // Then
    answer
        .then()
        .statusCode(400)
        .body("errors.pointer", contains(pointer))
        .body("errors.code", contains(code));
    dialer().get("/v1/dispositions/" + advertiser + "/unmapped").then().body("items", hasSize(0));
  }

  private static void put(RequestSpecification client, String owner, String table) {
    client.body(table).put("/v1/dispositions/" + owner).then().statusCode(200);
  }

  private Response report(String disposition) {
    return report(disposition, Map.of());
  }

  private Response report(String disposition, Map<String, Object> more) {
    Map<String, Object> outcome = new HashMap<>(more);
    outcome.put("disposition", disposition);
    return dialer().body(outcome).post("/v1/call-permissions/" + asked() + "/outcome");
  }

  private String asked() {
    return dialer().body(question(Map.of())).post("/v1/call-permissions").path("id");
  }

  private Map<String, Object> question(Map<String, Object> more) {
    Map<String, Object> question =
        new HashMap<>(
            Map.of(
                "callee", "+31612345678",
                "callerId", "+31207001234",
                "advertiser", advertiser,
                "purpose", "SERVICE"));
    question.putAll(more);
    return question;
  }

  private RequestSpecification dialer() {
    return given().auth().oauth2(token(Role.DIALER, advertiser)).contentType(ContentType.JSON);
  }

  private RequestSpecification agency(String id) {
    return given()
        .auth()
        .oauth2(TestTokens.agencyToken(id, Role.DIALER, advertiser))
        .contentType(ContentType.JSON);
  }
}
