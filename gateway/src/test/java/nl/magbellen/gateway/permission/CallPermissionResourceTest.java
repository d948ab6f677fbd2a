package nl.magbellen.gateway.permission;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.agencyToken;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(GatewayWorld.class)
class CallPermissionResourceTest {

  private static final String AFTERNOON = "2026-11-24T14:00:00+01:00";

  @Test
  void serviceCallIsPermittedWithAPermitThatAnybodyVerifies() throws Exception {
    // Given
    var question =
        Map.of(
            "callee",
            "06-12345678",
            "callerId",
            "+31207001234",
            "advertiser",
            "zonnestroom",
            "purpose",
            "SERVICE",
            "reference",
            "row-17");
    // When
    var answer = dialer().body(question).post("/v1/call-permissions");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("decision", equalTo("PERMIT"))
        .body("binding", equalTo(true))
        .body("reference", equalTo("row-17"))
        .body("basis.type", equalTo("NOT_REQUIRED"))
        .body("obligations.code", hasItem("NO_OFFER"))
        .body("rulebook", matchesPattern("2026-08-02\\.[0-9a-f]{8}"));
    JsonPath claims = verified(answer.path("permit"));
    assertEquals(answer.<String>path("id"), claims.getString("jti"));
    assertEquals("+31207001234", claims.getString("callerId"));
    assertFalse(claims.prettify().contains("612345678"));
  }

  @Test
  void permitSaysWhoMayCallWhomAndNoMore() throws Exception {
    // Given
    JsonPath answer =
        dialer().body(service("+31612345678")).post("/v1/call-permissions").jsonPath();
    // When
    Map<String, Object> claims = verified(answer.getString("permit")).getMap("");
    // Then
    Map<String, Object> expected = new HashMap<>();
    expected.put("iss", "http://localhost:8080");
    expected.put("jti", answer.getString("id"));
    expected.put("iat", seconds(answer, "decidedAt"));
    expected.put("nbf", seconds(answer, "at"));
    expected.put("exp", seconds(answer, "validUntil"));
    expected.put("calleeDigest", digest(answer.getString("id") + ":+31612345678"));
    expected.put("callerId", "+31207001234");
    expected.put("advertiser", "zonnestroom");
    expected.put("purpose", "SERVICE");
    expected.put("basis", "NOT_REQUIRED");
    expected.put("obligations", "NO");
    assertEquals(expected, claims);
  }

  @Test
  void permitFitsIntoAHeaderHoweverLongTheNamesAre() throws Exception {
    // Given
    String longest = "a".repeat(100);
    Map<String, Object> question = new HashMap<>(service("+31612345678"));
    question.putAll(
        Map.of("advertiser", longest, "agency", longest, "subject", "energie-".repeat(25)));
    // When
    JsonPath answer =
        json(token(Role.DIALER, longest)).body(question).post("/v1/call-permissions").jsonPath();
    // Then
    String permit = answer.getString("permit");
    assertTrue(permit.length() <= 700, permit);
    JsonPath claims = verified(permit);
    assertEquals("#" + digest(longest).substring(0, 16), claims.getString("advertiser"));
    assertEquals("SERVICE", claims.getString("purpose"));
  }

  @Test
  void permitAnswersInAtMost1500BytesWithoutTexts() {
    // Given
    Map<String, Object> question = service("+31612345678");
    // When
    byte[] answer =
        dialer()
            .queryParam("texts", "none")
            .body(question)
            .post("/v1/call-permissions")
            .asByteArray();
    // Then
    assertTrue(answer.length <= 1500, () -> new String(answer, StandardCharsets.UTF_8));
    assertTrue(new JsonPath(new String(answer, StandardCharsets.UTF_8)).get("permit") != null);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"nl, true, false", "en, false, true", "both, true, true", "none, false, false"})
  void textsAreThoseThatWereAskedFor(String texts, boolean dutch, boolean english) {
    // Given
    Map<String, Object> question = service("+31612345678");
    // When
    JsonPath single =
        dialer().queryParam("texts", texts).body(question).post("/v1/call-permissions").jsonPath();
    JsonPath many =
        dialer()
            .queryParam("texts", texts)
            .body(Map.of("items", List.of(question)))
            .post("/v1/call-permissions/batch")
            .jsonPath();
    // Then
    for (JsonPath answer : List.of(single, many.setRootPath("items[0]"))) {
      assertEquals(dutch, answer.get("obligations[0].message.nl") != null, answer.prettify());
      assertEquals(english, answer.get("obligations[0].message.en") != null, answer.prettify());
    }
  }

  @Test
  void batchHasNoTextsUnlessTheyAreAskedFor() {
    // Given
    Map<String, Object> batch = Map.of("items", List.of(service("+31612345678")));
    // When
    var answer = dialer().body(batch).post("/v1/call-permissions/batch");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("items[0].obligations.code", hasItem("NO_OFFER"))
        .body("items[0].obligations.message", contains(nullValue()));
  }

  @Test
  void textsOfAnotherNameAreRefused() {
    // Given
    Map<String, Object> question = service("+31612345678");
    // When
    var answer = dialer().queryParam("texts", "fr").body(question).post("/v1/call-permissions");
    // Then
    answer
        .then()
        .statusCode(400)
        .body("errors.message", contains(containsString("nl, en, both or none")));
  }

  @Test
  void headersSayWhatWasDecided() {
    // Given
    Map<String, Object> permitted = service("+31612345678");
    Map<String, Object> denied = commercial("+31612345678", AFTERNOON);
    // When
    var permit = dialer().body(permitted).post("/v1/call-permissions");
    var denial = dialer().body(denied).post("/v1/call-permissions");
    // Then
    permit
        .then()
        .header("X-Magbellen-Decision", "PERMIT")
        .header("X-Magbellen-Id", permit.<String>path("id"))
        .header("X-Magbellen-Reason", nullValue());
    denial
        .then()
        .header("X-Magbellen-Decision", "DENY")
        .header("X-Magbellen-Id", denial.<String>path("id"))
        .header("X-Magbellen-Reason", denial.<String>path("reasons[0].code"));
  }

  @Test
  void recordSaysWhatWasAnswered() {
    // Given
    Map<String, Object> answer =
        dialer().body(service("+31612345678")).post("/v1/call-permissions").jsonPath().getMap("");
    // When
    Map<String, Object> onRecord =
        auditor().get("/v1/call-permissions/" + answer.get("id")).jsonPath().getMap("");
    // Then
    onRecord.keySet().retainAll(answer.keySet());
    assertEquals(answer, onRecord);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"caller\": \"AI_AGENT\"', AI_AGENT",
    "'\"automated\": true', RECORDED",
    "'\"automated\": false', HUMAN",
    "'\"automated\": true, \"caller\": \"AI_AGENT\"', AI_AGENT",
    "'\"caller\": null', HUMAN"
  })
  void callerIsTheOneThatIsSaid(String fields, String caller) {
    // Given
    String question =
        """
        {"callee": "+31612345678", "callerId": "+31207001234", "advertiser": "zonnestroom",
         "purpose": "SERVICE", %s}
        """
            .formatted(fields);
    // When
    JsonPath answer = dialer().body(question).post("/v1/call-permissions").jsonPath();
    // Then
    assertEquals("PERMIT", answer.getString("decision"));
    assertEquals(
        caller.equals("AI_AGENT"), answer.getList("obligations.code").contains("DISCLOSE_AI"));
    auditor()
        .get("/v1/call-permissions/" + answer.getString("id"))
        .then()
        .body("question.caller", equalTo(caller));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"automated\": true, \"caller\": \"HUMAN\"', /automated",
    "'\"automated\": false, \"caller\": \"RECORDED\"', /automated",
    "'\"caller\": \"ROBOT\"', /caller"
  })
  void callerThatContradictsItselfIsRefused(String fields, String pointer) {
    // Given
    String question =
        """
        {"callee": "+31612345678", "advertiser": "zonnestroom", "purpose": "SERVICE", %s}
        """
            .formatted(fields);
    // When
    var answer = dialer().body(question).post("/v1/call-permissions");
    // Then
    answer.then().statusCode(400).body("errors.pointer", equalTo(List.of(pointer)));
  }

  @Test
  void tamperedPermitDoesNotVerify() throws Exception {
    // Given
    String permit =
        dialer().body(service("+31612345678")).post("/v1/call-permissions").path("permit");
    String[] parts = permit.split("\\.");
    // When
    JsonWebSignature forged =
        signature(parts[0] + "." + parts[1].replace('a', 'b') + "." + parts[2]);
    // Then
    assertFalse(forged.verifySignature());
  }

  @Test
  void withoutFactsTheAnswerIsDeny() {
    // Given
    var question = commercial("+31612345678", AFTERNOON);
    // When
    var answer = dialer().body(question).post("/v1/call-permissions");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("decision", equalTo("DENY"))
        .body("reasons.code", hasItem("EVIDENCE_UNAVAILABLE"))
        .body("reasons[0].message.nl", notNullValue())
        .body("permit", nullValue());
  }

  @Test
  void questionAboutThePastIsNeverBindingAndGetsNoPermit() {
    // Given
    var question =
        Map.of(
            "callee",
            "+31612345678",
            "callerId",
            "+31207001234",
            "advertiser",
            "zonnestroom",
            "purpose",
            "SERVICE",
            "at",
            "2026-01-13T11:00:00Z");
    // When
    var answer = dialer().body(question).post("/v1/call-permissions");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("decision", equalTo("PERMIT"))
        .body("binding", equalTo(false))
        .body("permit", nullValue())
        .body("at", equalTo("2026-01-13T12:00:00+01:00"));
  }

  @Test
  void beforeTheFirstRulebookIsAClearError() {
    // Given
    var question = commercial("+31612345678", "2020-02-29T23:59:59+01:00");
    // When
    var answer = dialer().body(question).post("/v1/call-permissions");
    // Then
    answer.then().statusCode(400).body("errors[0].pointer", equalTo("/at"));
  }

  @Test
  void everyMissingFieldIsTold() {
    // Given
    var question = Map.of("purpose", "COMMERCIAL");
    // When
    var answer = dialer().body(question).post("/v1/call-permissions");
    // Then
    answer
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/callee", "/advertiser", "/subject"));
  }

  @Test
  void numberThatDoesNotExistIsADenialAndIsOnRecord() {
    // Given
    var answer = dialer().body(service("geen nummer")).post("/v1/call-permissions");
    // When
    var logged = dialer().get("/v1/call-permissions/" + answer.path("id"));
    // Then
    answer.then().statusCode(200).body("reasons.code", contains("NUMBER_INVALID"));
    logged.then().statusCode(200).body("question.callee", equalTo("geen nummer"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "geen nummer | op plaats 1 een teken dat er niet in hoort | at position 1",
        "061234567   | te weinig cijfers. Geef 10 cijfers          | too few digits. Give 10 digits",
        "0112234567  | een netnummer dat in Nederland niet bestaat | an area code that does not exist"
      })
  void numberThatDoesNotExistIsToldWithWhatIsWrongWithIt(String callee, String nl, String en) {
    // Given
    Map<String, Object> batch = Map.of("items", List.of(service(callee)));
    // When
    var single = dialer().body(service(callee)).post("/v1/call-permissions");
    var many = dialer().queryParam("texts", "both").body(batch).post("/v1/call-permissions/batch");
    var logged = dialer().get("/v1/call-permissions/" + single.path("id"));
    var replayed =
        json(token(Role.AUDITOR, "*"))
            .body(Map.of("decision", single.<String>path("id")))
            .post("/v1/replays");
    // Then
    single
        .then()
        .statusCode(200)
        .body("reasons[0].message.nl", containsString(nl))
        .body("reasons[0].message.en", containsString(en));
    many.then().body("items[0].reasons[0].message.nl", containsString(nl));
    logged.then().body("reasons[0].message.en", containsString(en));
    replayed
        .then()
        .statusCode(200)
        .body("same", equalTo(true))
        .body(
            "replayed.reasons[0].message.nl",
            equalTo(single.<String>path("reasons[0].message.nl")));
  }

  @Test
  void decisionIsReadFromTheLogAsItWasAnswered() {
    // Given
    var answer = dialer().body(service("+31612345679")).post("/v1/call-permissions");
    // When
    var logged = auditor().get("/v1/call-permissions/" + answer.path("id"));
    // Then
    logged
        .then()
        .statusCode(200)
        .body("permit", equalTo(answer.path("permit")))
        .body("decidedAt", equalTo(answer.path("decidedAt")))
        .body("question.callee", equalTo("+31612345679"))
        .body("outcomes", hasSize(0));
  }

  @Test
  void logIsFoundByNumberDecisionAndReasonNewestFirst() {
    // Given
    String older = dialer().body(service("+31612345670")).post("/v1/call-permissions").path("id");
    String newer =
        dialer()
            .body(commercial("+31612345670", AFTERNOON))
            .post("/v1/call-permissions")
            .path("id");
    // When
    var all = auditor().queryParam("callee", "+31612345670").get("/v1/call-permissions");
    var denied =
        auditor()
            .queryParams("callee", "+31612345670", "decision", "DENY")
            .queryParam("reason", "EVIDENCE_UNAVAILABLE")
            .get("/v1/call-permissions");
    var paged =
        auditor().queryParams("callee", "+31612345670", "limit", 1).get("/v1/call-permissions");
    var next =
        auditor()
            .queryParams("callee", "+31612345670", "limit", 1, "cursor", paged.path("nextCursor"))
            .get("/v1/call-permissions");
    // Then
    all.then().statusCode(200).body("items.id", contains(newer, older));
    denied.then().statusCode(200).body("items.id", contains(newer));
    next.then().statusCode(200).body("items.id", contains(older)).body("nextCursor", nullValue());
  }

  @Test
  void anotherAdvertisersDecisionLooksLikeNone() {
    // Given
    String id = dialer().body(service("+31612345678")).post("/v1/call-permissions").path("id");
    String other = token(Role.DIALER, "windkracht");
    // When
    var foreign = given().auth().oauth2(other).get("/v1/call-permissions/" + id);
    var missing =
        given()
            .auth()
            .oauth2(other)
            .get("/v1/call-permissions/0199a1f0-0000-7000-8000-000000000000");
    // Then
    foreign.then().statusCode(403).body("detail", equalTo(missing.path("detail")));
    missing.then().statusCode(403);
  }

  @Test
  void anAgencyAsksOnlyForItself() {
    // Given
    String own = agencyToken("belhuis", Role.DIALER, "zonnestroom");
    // When
    var silent = json(own).body(service("+31612345678")).post("/v1/call-permissions");
    var other =
        json(own)
            .body(
                Map.of(
                    "callee",
                    "+31612345678",
                    "advertiser",
                    "zonnestroom",
                    "purpose",
                    "SERVICE",
                    "agency",
                    "belfabriek"))
            .post("/v1/call-permissions");
    // Then
    other.then().statusCode(403);
    auditor()
        .get("/v1/call-permissions/" + silent.path("id"))
        .then()
        .body("question.agency", equalTo("belhuis"));
  }

  @Test
  void batchAnswersInOrderWithProblemsInTheirPlace() {
    // Given
    var items =
        List.of(
            Map.of("callee", "+31612345678", "reference", "a"),
            Map.of("calee", "+31612345678", "reference", "b"),
            Map.of("callee", "+31687654321", "advertiser", "windkracht"),
            Map.of("callee", "112", "reference", "d"));
    var body =
        Map.of(
            "defaults",
            Map.of("advertiser", "zonnestroom", "purpose", "SERVICE", "callerId", "+31207001234"),
            "items",
            items);
    // When
    var answer = dialer().body(body).post("/v1/call-permissions/batch");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("items", hasSize(4))
        .body("items[0].decision", equalTo("PERMIT"))
        .body("items[0].reference", equalTo("a"))
        .body("items[1].status", equalTo(400))
        .body("items[1].errors[0].pointer", equalTo("/calee"))
        .body("items[1].reference", equalTo("b"))
        .body("items[2].status", equalTo(403))
        .body("items[3].reasons.code", contains("NUMBER_NOT_CALLABLE"));
  }

  @ParameterizedTest
  @CsvSource({
    "caller, AI_AGENT, AI_AGENT",
    "calleeMinor, true, true",
    "agency, belhuis, belhuis",
    "callerId, +31207001234, "
  })
  void nullOfAnItemTakesTheDefaultUnlessItSaysThatTheNumberIsWithheld(
      String field, String fallback, String asked) {
    // Given
    Map<String, Object> defaults =
        new HashMap<>(
            Map.of(
                "callee", "+31612345678",
                "advertiser", "zonnestroom",
                "purpose", "COMMERCIAL",
                "subject", "solar-panels"));
    defaults.put(field, fallback.equals("true") ? true : fallback);
    Map<String, Object> item = new HashMap<>();
    item.put(field, null);
    // When
    String id =
        dialer()
            .body(Map.of("defaults", defaults, "items", List.of(item)))
            .post("/v1/call-permissions/batch")
            .path("items[0].id");
    // Then
    Object logged = dialer().get("/v1/call-permissions/" + id).path("question." + field);
    assertEquals(asked, logged == null ? null : logged.toString());
  }

  @Test
  void batchOfMoreThanTenThousandIsRefused() {
    // Given
    var items = IntStream.range(0, 10_001).mapToObj(i -> Map.of("callee", "112")).toList();
    // When
    var answer = dialer().body(Map.of("items", items)).post("/v1/call-permissions/batch");
    // Then
    answer.then().statusCode(400).body("errors[0].pointer", equalTo("/items"));
  }

  @Test
  void largeBatchIsAnsweredWhole() {
    // Given
    var items =
        IntStream.range(0, 1_700)
            .mapToObj(i -> Map.of("callee", "+3162%07d".formatted(i), "reference", "r" + i))
            .toList();
    var defaults =
        Map.of("advertiser", "zonnestroom", "purpose", "SERVICE", "callerId", "+31207001234");
    // When
    JsonPath answer =
        dialer()
            .body(Map.of("defaults", defaults, "items", items))
            .post("/v1/call-permissions/batch")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    // Then
    assertEquals(
        IntStream.range(0, 1_700).mapToObj(i -> "r" + i).toList(),
        answer.getList("items.reference"));
    assertEquals(1_700, answer.getList("items.id").stream().distinct().count());
  }

  @Test
  void sameKeyGetsTheFirstDecisionAgain() {
    // Given
    String key = UUID.randomUUID().toString();
    var first =
        dialer()
            .header("Idempotency-Key", key)
            .body(service("+31612345678"))
            .post("/v1/call-permissions");
    // When
    var again =
        dialer()
            .header("Idempotency-Key", key)
            .body(service("+31612345678"))
            .post("/v1/call-permissions");
    // Then
    again.then().statusCode(200).body("id", equalTo(first.path("id")));
  }

  @Test
  void outcomeIsKeptWithItsRawDisposition() {
    // Given
    String id = dialer().body(service("+31612345678")).post("/v1/call-permissions").path("id");
    // When
    var answer =
        dialer()
            .body(Map.of("connected", false, "disposition", "AM-3"))
            .post("/v1/call-permissions/" + id + "/outcome");
    // Then
    answer.then().statusCode(201).body("disposition", equalTo("AM-3"));
    auditor()
        .get("/v1/call-permissions/" + id)
        .then()
        .body("outcomes.disposition", contains("AM-3"));
  }

  @Test
  void outcomeIsNotTakenWhileItsObjectionCannotBeRegistered() {
    // Given
    String id = dialer().body(service("+31612345678")).post("/v1/call-permissions").path("id");
    // When
    var answer =
        dialer()
            .body(Map.of("connected", true, "objection", true))
            .post("/v1/call-permissions/" + id + "/outcome");
    // Then
    answer.then().statusCode(503).contentType("application/problem+json");
    auditor().get("/v1/call-permissions/" + id).then().body("outcomes", hasSize(0));
  }

  @Test
  void rulebookShowsSourcesAndConfidenceAndHonoursItsETag() {
    // Given
    var rules = auditor().queryParam("at", "2024-10-15T00:00:00+02:00").get("/v1/rulebook");
    // When
    var again =
        auditor()
            .queryParam("at", "2024-10-15T00:00:00+02:00")
            .header("If-None-Match", rules.header("ETag"))
            .get("/v1/rulebook");
    // Then
    rules
        .then()
        .statusCode(200)
        .body("version", matchesPattern("2024-10-15\\.[0-9a-f]{8}"))
        .body("rules.id", hasItem("NL.CTM.CONSENT.VERIFIED"))
        .body("rules.id", not(hasItem("NL.TW.PUBLISHED-NUMBER")))
        .body("rules.confidence", hasItem("read"));
    again.then().statusCode(304);
  }

  @Test
  void mourningDayCountsOnTheNextDecision() {
    // Given
    String day = "2027-03-10";
    var question = commercial("+31612345678", day + "T11:00:00+01:00");
    var before = dialer().body(question).post("/v1/call-permissions");
    // When
    operator()
        .body(Map.of("nl", "Dag van nationale rouw", "en", "Day of national mourning"))
        .put("/v1/rulebook/mourning-days/" + day)
        .then()
        .statusCode(200);
    // Then
    before.then().body("reasons.code", not(hasItem("FORBIDDEN_DAY")));
    dialer()
        .body(question)
        .post("/v1/call-permissions")
        .then()
        .body("reasons.code", hasItem("FORBIDDEN_DAY"));
    operator().delete("/v1/rulebook/mourning-days/" + day).then().statusCode(204);
    operator().delete("/v1/rulebook/mourning-days/" + day).then().statusCode(404);
  }

  @Test
  void publicKeysHoldNoPrivatePart() {
    given()
        .get("/.well-known/jwks.json")
        .then()
        .statusCode(200)
        .body("keys[0].crv", equalTo("Ed25519"))
        .body("keys[0].d", nullValue());
  }

  @Test
  void openApiDescribesQuestionAndAnswer() {
    given()
        .accept(ContentType.JSON)
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("openapi", containsString("3.1"))
        .body("paths.'/v1/call-permissions'.post.operationId", equalTo("askCallPermission"));
  }

  private static int seconds(JsonPath answer, String field) {
    return (int) OffsetDateTime.parse(answer.getString(field)).toEpochSecond();
  }

  private static String digest(String text) throws NoSuchAlgorithmException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  private static JsonPath verified(String permit) throws Exception {
    JsonWebSignature signature = signature(permit);
    assertTrue(signature.verifySignature());
    return new JsonPath(signature.getPayload());
  }

  private static JsonWebSignature signature(String permit) throws Exception {
    JsonWebKeySet keys = new JsonWebKeySet(given().get("/.well-known/jwks.json").asString());
    JsonWebSignature signature = new JsonWebSignature();
    signature.setCompactSerialization(permit);
    String kid = signature.getKeyIdHeaderValue();
    signature.setKey(
        ((PublicJsonWebKey) keys.findJsonWebKey(kid, null, null, null)).getPublicKey());
    return signature;
  }

  private static Map<String, Object> service(String callee) {
    return Map.of(
        "callee",
        callee,
        "callerId",
        "+31207001234",
        "advertiser",
        "zonnestroom",
        "purpose",
        "SERVICE");
  }

  private static Map<String, Object> commercial(String callee, String at) {
    return Map.of(
        "callee",
        callee,
        "callerId",
        "+31207001234",
        "advertiser",
        "zonnestroom",
        "purpose",
        "COMMERCIAL",
        "subject",
        "energy-contract",
        "at",
        at);
  }

  private static RequestSpecification dialer() {
    return json(token(Role.DIALER, "zonnestroom"));
  }

  private static RequestSpecification auditor() {
    return json(token(Role.AUDITOR, "zonnestroom"));
  }

  private static RequestSpecification operator() {
    return json(token(Role.OPERATOR));
  }

  private static RequestSpecification json(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }
}
