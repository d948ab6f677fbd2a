package nl.magbellen.gateway.hook;

import static io.restassured.RestAssured.given;
import static nl.magbellen.gateway.apikey.KeyMaker.made;
import static nl.magbellen.gateway.apikey.KeyMaker.secret;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.magbellen.gateway.GatewayWithRegister;
import nl.magbellen.gateway.ObjectionsInMemory;
import nl.magbellen.gateway.log.Eventually;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What dialers send after a call becomes an outcome, and what cannot is kept: none is lost. */
@QuarkusTest
@WithTestResource(GatewayWithRegister.class)
class HookTest {

  private static int tests = 0;

  private final int test = ++tests;
  private final String advertiser = "hooked-" + test;
  private final String agency = "hooking-" + test;
  private final String callee = "+3161%07d".formatted(8_100_000 + test);

  @Inject HookMetrics metrics;
  @Inject Pool database;

  @TestHTTPResource("/")
  URI gateway;

  ObjectionsInMemory objections;
  private String key;

  @BeforeEach
  void makeKey() {
    objections.run();
    key = secret(made(Map.of("advertiser", advertiser, "scopes", List.of("hook", "short"))));
  }

  @AfterEach
  void stop() {
    objections.stop();
  }

  @Test
  void objectionOfVicidialIsRegisteredAndReportedAndSentAgainIsTheSame() {
    // Given
    String decision = asked(key);
    // When
    ValidatableResponse first = vicidial("DNC").then();
    List<String> registered = objections.registered();
    ValidatableResponse again = vicidial("DNC").then();
    // Then
    String outcome =
        first
            .statusCode(200)
            .contentType("text/plain")
            .body(startsWith("CREATED "))
            .extract()
            .asString()
            .substring("CREATED ".length())
            .strip();
    assertThat(registered).contains(callee + " " + advertiser);
    again.statusCode(200).body(equalTo("SAME " + outcome + "\n"));
    auditor()
        .get("/v1/call-permissions/" + decision)
        .then()
        .body("outcomes", hasSize(1))
        .body("outcomes[0].id", equalTo(outcome))
        .body("outcomes[0].disposition", equalTo("DNC"))
        .body("outcomes[0].connected", equalTo(true))
        .body("outcomes[0].telemarketer", equalTo("6666"));
    waiting().body("items", empty());
  }

  @Test
  void callIsFoundByItsDecisionInTheAddress() {
    // Given
    String earlier = asked(key);
    asked(key);
    // When
    Response answer =
        given()
            .contentType(ContentType.JSON)
            .body(Map.of("conversationId", "c-1", "wrapUpCode", "ININ-OUTBOUND-BUSY"))
            .post(hook("genesys") + "?decision=" + earlier);
    // Then
    answer
        .then()
        .statusCode(200)
        .body("items.result", contains("CREATED"))
        .body("items.decision", contains(earlier));
  }

  @Test
  void outboundMessageOfSalesforceIsAcknowledged() {
    // Given
    String message =
        "<Envelope><Notification><sObject><Id>1</Id><CallDisposition>DNC</CallDisposition><Phone>"
            + callee
            + "</Phone></sObject></Notification></Envelope>";
    // When
    Response answer = given().contentType("text/xml").body(message).post(hook("salesforce"));
    // Then
    answer.then().statusCode(200).contentType("text/xml").body(containsString("<Ack>true</Ack>"));
    assertThat(objections.registered()).contains(callee + " " + advertiser);
  }

  @Test
  void referenceThatIsNoneOfOursDoesNotHideTheCall() {
    // Given
    String decision = asked(key);
    // When
    Response answer =
        given()
            .contentType(ContentType.JSON)
            .body(Map.of("conversationId", "c-1", "dnis", callee, "wrapUpCode", "DNC"))
            .post(hook("genesys") + "?reference=lead-1042");
    // Then
    answer
        .then()
        .body("items.result", contains("CREATED"))
        .body("items.decision", contains(decision));
  }

  @Test
  void callThatNothingNamesOrDatesIsReportedOnce() {
    // Given
    asked(key);
    String query = "?phone_number=" + callee.substring(1) + "&dispo=NA";
    // When
    Response first = given().get(hook("vicidial") + query);
    Response again = given().get(hook("vicidial") + query);
    // Then
    first.then().statusCode(200).body(startsWith("CREATED "));
    again.then().statusCode(200).body(startsWith("SAME "));
  }

  @Test
  void tableOfDispositionsComesBeforeWhatTheDialerMeans() {
    // Given
    given()
        .auth()
        .oauth2(token(Role.REGISTRAR, advertiser))
        .contentType(ContentType.JSON)
        .body("{\"NA\": {\"connected\": true, \"objection\": true}}")
        .put("/v1/dispositions/" + advertiser)
        .then()
        .statusCode(200);
    asked(key);
    // When
    vicidial("NA").then().statusCode(200).body(startsWith("CREATED "));
    // Then
    assertThat(objections.registered()).contains(callee + " " + advertiser);
  }

  @Test
  void objectionWithoutDecisionCountsAndItsReportIsKept() {
    // When
    Response answer = vicidial("DNC");
    // Then
    answer.then().statusCode(200).body(startsWith("KEPT NO_DECISION "));
    assertThat(objections.registered()).contains(callee + " " + advertiser);
    waiting()
        .body("items.cause", contains("NO_DECISION"))
        .body("items.objection", contains(true))
        .body(
            "items.objectionId",
            contains(ObjectionsInMemory.id(callee + " " + advertiser).toString()))
        .body("items[0].fields.dispo", equalTo("DNC"));
  }

  @ParameterizedTest
  @CsvSource({
    // what stands in the query; why it is kept
    "phone_number=12345&dispo=DNC, NUMBER_UNREADABLE",
    "phone_number=--A--phone_number--B--&dispo=DNC, NUMBER_UNREADABLE",
    "fone=0612345678&dispo=DNC, NAMES_NO_CALL",
    "phone_number=&dispo=DNC&campaign=, NAMES_NO_CALL",
    "phone_number=&first_name=Zo%EB&dispo=DNC, NAMES_NO_CALL",
    "phone_number=0612345678&dispo=DNC&advertiser=somebody-else, FOREIGN_ADVERTISER",
    "phone_number=0612345678&dispo=WHATEVER, NO_DECISION"
  })
  void whatCannotBePlacedIsKept(String query, String cause) throws Exception {
    // When
    RawRequest.Answer answer = raw("GET", "vicidial?" + query, null, "");
    // Then
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).startsWith("KEPT " + cause + " ");
    waiting().body("items.cause", contains(cause));
  }

  @Test
  void whatIsFarTooLongIsToldSo() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"Phone\": \"" + "0".repeat(262_144) + "\"}")
        .post(hook("salesforce"))
        .then()
        .statusCode(413);
  }

  @ParameterizedTest
  @CsvSource({
    // type, "none" for not said; body
    "application/json, '{\"CallDisposition\": \"DNC\"'",
    "application/json, '\"DNC\"'",
    "text/xml, '<Envelope><Phone>0612345678</Phone></Envelope>'",
    "none, 'please do not call 0612345678 again'"
  })
  void bodyThatNobodyCanReadIsKept(String type, String body) throws Exception {
    // When
    RawRequest.Answer answer = raw("POST", "salesforce", type.equals("none") ? null : type, body);
    // Then
    assertThat(answer.status()).isEqualTo(200);
    waiting()
        .body("items.cause", contains("BODY_UNREADABLE"))
        .body("items[0].fields.'(body)'", equalTo(body));
  }

  @Test
  void wordThatNobodyExplainsIsListedAndItsReportTriedAgain() {
    // Given
    asked(key);
    String query = "?phone_number=" + callee.substring(1) + "&dispo=MYSTERY&call_id=V1";
    // When
    given().get(hook("vicidial") + query).then().body(startsWith("KEPT NOT_SAID_WHETHER_"));
    // Then
    given()
        .auth()
        .oauth2(token(Role.REGISTRAR, advertiser))
        .get("/v1/dispositions/" + advertiser + "/unmapped")
        .then()
        .body("items.disposition", contains("MYSTERY"));
    given()
        .auth()
        .oauth2(token(Role.REGISTRAR, advertiser))
        .contentType(ContentType.JSON)
        .body("{\"MYSTERY\": {\"connected\": false}}")
        .put("/v1/dispositions/" + advertiser);
    String id = waiting().extract().path("items[0].id");
    registrar()
        .post("/v1/unplaced-reports/" + id + "/retry")
        .then()
        .statusCode(200)
        .body("state", equalTo("PLACED"))
        .body("outcome", startsWith("0"));
    given().get(hook("vicidial") + query).then().body(startsWith("SAME "));
  }

  @Test
  void whatAServiceCouldNotTakeIsKeptAndComesIntoForceByItself() {
    // Given
    asked(key);
    objections.stop();
    // When
    Response first = vicidial("DNC");
    Response again = vicidial("DNC");
    // Then
    first.then().statusCode(503).body("detail", containsString("kept"));
    again.then().statusCode(503);
    waiting().body("items.cause", contains("NOT_REACHED")).body("items.objection", contains(true));
    assertThat(Eventually.holds(() -> metrics.lastWaiting() >= 1)).isTrue();
    // When
    objections.run();
    // Then
    assertThat(Eventually.holds(() -> settled().equals("PLACED"))).isTrue();
    assertThat(objections.registered()).contains(callee + " " + advertiser);
    vicidial("DNC").then().statusCode(200).body(startsWith("SAME "));
  }

  @Test
  void ownMappingIsReadAndWhatWaitedForItIsPlaced() {
    // Given
    asked(key);
    Map<String, Object> call =
        Map.of("contact", Map.of("phone", callee), "result", "dnc", "call", Map.of("id", "x-1"));
    // When
    Response before = given().contentType(ContentType.JSON).body(call).post(hook("custom"));
    // Then
    before.then().statusCode(200).body("items.cause", contains("MAPPING_MISSING"));
    // When
    given()
        .auth()
        .oauth2(token(Role.DIALER, advertiser))
        .contentType(ContentType.JSON)
        .body(
            "{\"contact.phone\": \"callee\", \"result\": \"disposition\", \"call.id\": \"callId\"}")
        .put("/v1/hook-mappings/" + advertiser)
        .then()
        .statusCode(200);
    // Then
    assertThat(Eventually.holds(() -> settled().equals("PLACED"))).isTrue();
    assertThat(objections.registered()).contains(callee + " " + advertiser);
    given()
        .contentType(ContentType.JSON)
        .body(call)
        .post(hook("custom"))
        .then()
        .body("items.result", contains("SAME"));
    registrar()
        .get("/v1/hook-mappings/" + advertiser)
        .then()
        .body("result", equalTo("disposition"));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"phone\": \"calee\"}', /phone, UNKNOWN_FIELD",
    "'{\"phone\": \"status\"}', /phone, UNKNOWN_FIELD",
    "'{\"0612345678\": \"calee\"}', /…, UNKNOWN_FIELD",
    "'{\" \": \"callee\"}', '/ ', SIZE",
    "'{\"result\": \"disposition\"}', '', REQUIRED"
  })
  void mappingThatFindsNoCallIsRefused(String mapping, String pointer, String code) {
    given()
        .auth()
        .oauth2(token(Role.DIALER, advertiser))
        .contentType(ContentType.JSON)
        .body(mapping)
        .put("/v1/hook-mappings/" + advertiser)
        .then()
        .statusCode(400)
        .body("errors.pointer", contains(pointer))
        .body("errors.code", contains(code));
  }

  @Test
  void twilioIsTakenWithItsSignatureAndNotWithAnother() throws Exception {
    // Given
    asked(key);
    putSecrets("an-old-auth-token", "the-auth-token-of-now");
    // When
    Response wrong = twilio("another-auth-token");
    Response unsigned = twilio(null);
    // Then
    wrong.then().statusCode(403).body("detail", containsString("signature"));
    unsigned.then().statusCode(403);
    waiting().body("items", empty());
    assertThat(objections.registered()).doesNotContain(callee + " " + advertiser);
    // When
    Response right = twilio("the-auth-token-of-now");
    // Then
    right.then().statusCode(200).contentType("text/xml").body(containsString("<Response/>"));
    assertThat(objections.registered()).contains(callee + " " + advertiser);
  }

  @Test
  void whatTwilioSentBeforeItsSecretWasPutIsTakenByAPersonAlone() throws Exception {
    // Given
    asked(key);
    // When
    twilio("the-auth-token-of-now").then().statusCode(200);
    // Then
    String id =
        waiting()
            .body("items.cause", contains("SECRET_MISSING"))
            .body("items.nextAttemptAt", contains(nullValue()))
            .extract()
            .path("items[0].id");
    assertThat(objections.registered()).doesNotContain(callee + " " + advertiser);
    registrar()
        .post("/v1/unplaced-reports/" + id + "/retry")
        .then()
        .body("state", equalTo("PLACED"));
    assertThat(objections.registered()).contains(callee + " " + advertiser);
  }

  @Test
  void secretsAreNeverTold() {
    // When
    putSecrets("the-auth-token-of-now");
    // Then
    String told = registrar().get("/v1/hook-secrets/" + advertiser).asString();
    assertThat(JsonPath.from(told).getInt("secrets")).isEqualTo(1);
    assertThat(told).doesNotContain("token-of-now");
    assertThat(everything("hook_secret", "secrets_cipher")).doesNotContain("token-of-now");
  }

  @Test
  void presetThatIsNoneIsToldAndLosesNothing() {
    // When
    Response answer = given().get(hook("vicidail") + "?phone_number=0612345678&dispo=DNC");
    // Then
    answer.then().statusCode(404).body("detail", containsString("vicidial"));
    waiting().body("items.cause", contains("PRESET_UNKNOWN"));
  }

  @Test
  void keyThatIsUnknownOrForSomethingElseIsRefused() {
    // Given
    String other = secret(made(Map.of("agency", agency, "scopes", List.of("short"))));
    // When
    Response unknown = given().get("/v1/hooks/mb_" + "0".repeat(72) + "/vicidial?dispo=DNC");
    Response elsewhere = given().get("/v1/hooks/" + other + "/vicidial?dispo=DNC");
    Response twice =
        given().auth().oauth2(token(Role.DIALER, advertiser)).get(hook("vicidial") + "?dispo=DNC");
    // Then
    unknown.then().statusCode(401);
    elsewhere.then().statusCode(403);
    twice.then().statusCode(401);
  }

  @Test
  void personEndsAReportWithAReasonAndWhatComesAgainChangesNothing() {
    // Given
    vicidial("NA");
    String id = waiting().extract().path("items[0].id");
    String end = "/v1/unplaced-reports/" + id + "/end";
    // When
    Response without = registrar().contentType(ContentType.JSON).body("{}").post(end);
    Response ended =
        registrar().contentType(ContentType.JSON).body("{\"reason\": \"A test call.\"}").post(end);
    Response again =
        registrar().contentType(ContentType.JSON).body("{\"reason\": \"Once more.\"}").post(end);
    // Then
    without.then().statusCode(400).body("errors.pointer", contains("/reason"));
    ended
        .then()
        .statusCode(200)
        .body("state", equalTo("ENDED"))
        .body("reason", equalTo("A test call."));
    again.then().statusCode(409);
    vicidial("NA").then().statusCode(200).body(equalTo("ENDED " + id + "\n"));
    waiting().body("items", empty());
  }

  @Test
  void onlyTheAdvertisersPeopleSeeWhatWaits() {
    // Given
    vicidial("DNC");
    String id = waiting().extract().path("items[0].id");
    // When
    RequestSpecification others = given().auth().oauth2(token(Role.AUDITOR, "another-one"));
    // Then
    others.get("/v1/unplaced-reports?limit=1000").then().body("items", empty());
    given()
        .auth()
        .oauth2(token(Role.AUDITOR, "another-one"))
        .get("/v1/unplaced-reports/" + id)
        .then()
        .statusCode(403);
    auditor().get("/v1/unplaced-reports/" + id).then().body("fields.dispo", equalTo("DNC"));
    auditor().post("/v1/unplaced-reports/" + id + "/retry").then().statusCode(403);
  }

  @Test
  void reportOfAnAgencyOfWhichNobodyKnowsForWhomIsForItsAgencyAndTheOperator() {
    // Given
    String ofAgency = secret(made(Map.of("agency", agency, "scopes", List.of("hook"))));
    // When
    Response answer =
        given()
            .get(
                "/v1/hooks/"
                    + ofAgency
                    + "/vicidial?dispo=DNC&phone_number="
                    + callee.substring(1));
    // Then
    answer.then().body(startsWith("KEPT NO_DECISION "));
    String id = answer.asString().split(" ")[2].strip();
    given()
        .auth()
        .oauth2(token(Role.OPERATOR, "*"))
        .get("/v1/unplaced-reports/" + id)
        .then()
        .statusCode(200)
        .body("advertiser", nullValue())
        .body("agency", equalTo(agency));
    auditor().get("/v1/unplaced-reports/" + id).then().statusCode(403);
  }

  @Test
  void numberStandsInNoColumn() {
    // When
    vicidial("NA");
    // Then
    assertThat(everything("unplaced_report", "content_cipher"))
        .contains(advertiser)
        .doesNotContain(callee.substring(4));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100, 101})
  void severalCallsInOneRequestAreTakenEachForItself(int calls) {
    // Given
    List<Map<String, Object>> tasks =
        IntStream.range(0, calls)
            .<Map<String, Object>>mapToObj(
                n -> Map.of("Id", "t-" + n, "CallDisposition", "DNC", "Phone", callee))
            .toList();
    // When
    Response answer = given().contentType(ContentType.JSON).body(tasks).post(hook("salesforce"));
    // Then
    answer.then().statusCode(200).body("items", hasSize(calls > 100 ? 1 : calls));
    waiting().body("items", hasSize(calls > 100 ? 1 : calls));
  }

  private Response vicidial(String dispo) {
    return given()
        .queryParams(
            Map.of(
                "phone_number",
                callee.substring(3),
                "phone_code",
                "31",
                "dispo",
                dispo,
                "lead_id",
                "1042",
                "vendor_lead_code",
                "",
                "call_id",
                "V1201131200001042",
                "user",
                "6666",
                "campaign",
                ""))
        .get(hook("vicidial"));
  }

  private Response twilio(String secret) throws Exception {
    String address = gateway.resolve(hook("twilio")) + "?disposition=DNC";
    Map<String, String> form =
        Map.of(
            "CallSid",
            "CA1",
            "CallStatus",
            "completed",
            "CallDuration",
            "12",
            "To",
            callee,
            "Direction",
            "outbound-api");
    RequestSpecification request =
        given().contentType("application/x-www-form-urlencoded").formParams(form);
    if (secret != null) {
      String text =
          address + "CallDuration12CallSidCA1CallStatuscompletedDirectionoutbound-apiTo" + callee;
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      request.header(
          "X-Twilio-Signature",
          Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
    }
    return request.post(hook("twilio") + "?disposition=DNC");
  }

  private void putSecrets(String... secrets) {
    registrar()
        .contentType(ContentType.JSON)
        .body(Map.of("secrets", List.of(secrets)))
        .put("/v1/hook-secrets/" + advertiser)
        .then()
        .statusCode(200);
  }

  /** As it is, whatever a library would refuse to send. */
  private RawRequest.Answer raw(String method, String rest, String type, String body)
      throws Exception {
    return RawRequest.sent(gateway, method, "/v1/hooks/" + key + "/" + rest, type, body);
  }

  private String hook(String preset) {
    return "/v1/hooks/" + key + "/" + preset;
  }

  private String asked(String key) {
    Response answer =
        given()
            .queryParams(
                Map.of(
                    "key", key, "callee", callee, "advertiser", advertiser, "purpose", "SERVICE"))
            .get("/v1/call-permissions/short");
    return answer.then().statusCode(200).extract().header("X-Magbellen-Id");
  }

  private ValidatableResponse waiting() {
    return auditor().get("/v1/unplaced-reports?advertiser=" + advertiser).then().statusCode(200);
  }

  private String settled() {
    for (String state : List.of("PLACED", "ENDED")) {
      List<UUID> found =
          auditor()
              .get("/v1/unplaced-reports?advertiser=" + advertiser + "&state=" + state)
              .path("items.id");
      if (!found.isEmpty()) {
        return state;
      }
    }
    return "WAITING";
  }

  /** A table as its administrator reads it; of bytes what can be read. */
  private String everything(String table, String bytes) {
    StringBuilder all = new StringBuilder();
    database
        .query("select t::text || encode(" + bytes + ", 'escape') from " + table + " t")
        .executeAndAwait()
        .forEach(row -> all.append(row.getString(0)).append('\n'));
    return all.toString();
  }

  private RequestSpecification auditor() {
    return given().auth().oauth2(token(Role.AUDITOR, advertiser));
  }

  private RequestSpecification registrar() {
    return given().auth().oauth2(token(Role.REGISTRAR, advertiser));
  }
}
