package nl.magbellen.gateway.outcome;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.RegisterStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a reported outcome is understood to say. The services do not run here: what would register
 * an objection is not taken.
 */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class OutcomeTest {

  @Inject MeterRegistry meters;

  RegisterStandIn register;

  @AfterEach
  void recover() {
    register.recover();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DNC",
        "dncl",
        "DNCC",
        " DNCI ",
        "bmn",
        "Nix",
        "bel me niet",
        "Bel  Me\tNiet",
        "BEL_ME-NIET",
        "recht van verzet",
        "D-N-C"
      })
  void dispositionThatSaysDoNotCallIsAnObjection(String disposition) {
    // Given
    String id = permitted();
    // When
    Response answer = report(id, Map.of("connected", false, "disposition", disposition));
    // Then
    answer.then().statusCode(503);
    assertEquals(0, outcomes(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NA", "AM-3", "DNCX", "SALE", "niet bereikt", " "})
  void otherDispositionsAreNone(String disposition) {
    // Given
    String id = permitted();
    // When
    Response answer = report(id, Map.of("connected", false, "disposition", disposition));
    // Then
    answer
        .then()
        .statusCode(201)
        .body("objection", equalTo(false))
        .body("disposition", equalTo(disposition));
  }

  @Test
  void whoSaysThatNobodyObjectedIsBelievedWhateverTheDisposition() {
    // Given
    String id = permitted();
    // When
    Response answer =
        report(id, Map.of("connected", false, "objection", false, "disposition", "DNC"));
    // Then
    answer
        .then()
        .statusCode(201)
        .body("objection", equalTo(false))
        .body("objectionId", nullValue());
  }

  @Test
  void callOnADenialIsTakenAndToldToBeAViolation() {
    // Given
    String id = denied();
    double before = counted("CALLED_ON_DENY");
    // When
    Response answer = report(id, Map.of("connected", true, "rightToObject", "AGENT"));
    // Then
    answer.then().statusCode(201).body("violation", equalTo("CALLED_ON_DENY"));
    auditor(id).then().body("outcomes.violation", contains("CALLED_ON_DENY"));
    assertEquals(before + 1, counted("CALLED_ON_DENY"));
  }

  @Test
  void objectionOfANumberThatIsNoneIsTakenAsWhatItIs() {
    // Given
    String id = ask(Map.of("callee", "+31612"));
    // When
    Response answer = report(id, Map.of("connected", true, "disposition", "DNC"));
    // Then
    answer
        .then()
        .statusCode(201)
        .body("violation", equalTo("CALLED_ON_DENY"))
        .body("objection", equalTo(true))
        .body("objectionId", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"machine", "abandoned", "answeredAt"})
  void whatOnlyACallBringsAboutIsAViolationOnADenialThoughNobodyWasReached(String field) {
    // Given
    String id = denied();
    Object value = field.equals("answeredAt") ? DutchTime.now().toString() : true;
    // When
    Response answer = report(id, Map.of("connected", false, field, value));
    // Then
    answer.then().statusCode(201).body("violation", equalTo("CALLED_ON_DENY"));
  }

  @Test
  void denialAfterWhichNobodyWasCalledIsNoViolation() {
    // Given
    String id = denied();
    double before = counted("CALLED_ON_DENY");
    // When
    Response answer = report(id, Map.of("connected", false, "disposition", "BLOCKED"));
    // Then
    answer.then().statusCode(201).body("violation", nullValue());
    assertEquals(before, counted("CALLED_ON_DENY"));
  }

  @Test
  void callThatBeganAfterThePermitEndedIsAViolation() {
    // Given
    Instant anHourAgo = DutchTime.now().minus(Duration.ofHours(1));
    String id = ask(Map.of("at", anHourAgo.toString(), "callerId", "+31207001234"));
    // When
    Response answer =
        report(
            id,
            Map.of(
                "connected",
                false,
                "startedAt",
                anHourAgo.plus(Duration.ofMinutes(15)).toString()));
    // Then
    answer.then().statusCode(201).body("violation", equalTo("CALLED_AFTER_PERMIT_ENDED"));
    auditor(id).then().body("outcomes", hasSize(1));
  }

  @Test
  void callCannotBeginAfterItsEnd() {
    // Given
    Instant now = DutchTime.now();
    // When
    Response answer =
        report(
            permitted(),
            Map.of(
                "connected",
                false,
                "startedAt",
                now.toString(),
                "endedAt",
                now.minusSeconds(1).toString()));
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains("/startedAt"));
  }

  @ParameterizedTest
  @CsvSource({
    "PT6M, PT6M, /startedAt",
    ", PT6M, /endedAt",
    "PT0S, PT-1S, /startedAt",
    ", PT-6M, /endedAt"
  })
  void timesThatCannotBeAreRefusedButAnObjectionIsRegisteredFirst(
      Duration began, Duration ended, String pointer) {
    // Given
    Instant now = DutchTime.now();
    Map<String, Object> times = new HashMap<>(Map.of("connected", false));
    times.put("startedAt", began == null ? null : now.plus(began).toString());
    times.put("endedAt", now.plus(ended).toString());
    Map<String, Object> withObjection = new HashMap<>(times);
    withObjection.put("disposition", "DNC");
    String id = permitted();
    // When
    Response refused = report(id, times);
    Response notRegistered = report(id, withObjection);
    // Then
    refused.then().statusCode(400).body("errors.pointer", contains(pointer));
    notRegistered.then().statusCode(503);
    assertEquals(0, outcomes(id));
  }

  @Test
  void whatWasSaidIsKept() {
    // Given
    String id = permitted();
    String began = DutchTime.now().minusSeconds(60).toString();
    // When
    report(
            id,
            Map.of(
                "connected",
                false,
                "startedAt",
                began,
                "rightToObject",
                "RECORDED_TEXT",
                "announced",
                true))
        .then()
        .statusCode(201)
        .body("announced", equalTo(true));
    // Then
    Response kept = auditor(id);
    assertEquals(Instant.parse(began), DutchTime.parse(kept.path("outcomes[0].startedAt")));
    kept.then().body("outcomes[0].announced", equalTo(true));
  }

  @Test
  void whatTellsTheSameOfACallAgainIsTheReportOnRecord() {
    // Given
    String id = permitted();
    Map<String, Object> said = Map.of("connected", false, "callId", "call-1", "machine", true);
    String first = reported(id, said);
    // When
    Response again = report(id, said);
    Response another = report(id, Map.of("connected", false, "callId", "call-2"));
    Response unnamed = report(id, Map.of("connected", false));
    Response unnamedAgain = report(id, Map.of("connected", false));
    // Then
    again.then().statusCode(200).body("id", equalTo(first)).body("machine", equalTo(true));
    another.then().statusCode(201);
    unnamed.then().statusCode(201);
    unnamedAgain.then().statusCode(201);
    assertEquals(4, outcomes(id));
  }

  @Test
  void sameReportAtOnceIsOnRecordOnceAndNobodyIsToldOtherwise() throws Exception {
    // Given
    List<String> decisions = IntStream.range(0, 10).mapToObj(_ -> permitted()).toList();
    // When
    for (String id : decisions) {
      Callable<Integer> sending =
          () -> report(id, Map.of("connected", false, "callId", "at-once")).statusCode();
      List<Future<Integer>> answers;
      try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
        answers = each.invokeAll(Collections.nCopies(6, sending));
      }
      // Then
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(200, 201);
      }
      assertEquals(1, outcomes(id));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'{}', /connected",
    "'{\"disposition\": \"SALE\"}', /connected",
    "'{\"connected\": false, \"callback\": {\"until\": \"2126-01-01T00:00:00Z\"}}', /callback",
    "'{\"connected\": true, \"callback\": {\"until\": \"2126-01-01T00:00:00Z\"}}', /callback",
    "'{\"connected\": true, \"callback\": {\"at\": \"2126-01-01T00:00:00Z\"}}', /callback/until",
    "'{\"connected\": false, \"answeredAt\": \"2126-01-01T00:00:00Z\"}', /answeredAt",
    "'{\"connected\": false, \"telemarketer\": \"T 42\"}', /telemarketer"
  })
  void reportThatCannotBeIsRefusedWithItsPlace(String said, String pointer) {
    // Given
    String id = permitted();
    // When
    Response answer = dialer().body(said).post("/v1/call-permissions/" + id + "/outcome");
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains(pointer));
    assertEquals(0, outcomes(id));
  }

  @Test
  void callbackIsWantedOfARegisteredAdvertiserAlone() {
    // Given
    String nobody = GatewayWorld.NOBODY + "-wanted";
    String unasked = "unasked-for-a-callback";
    Map<String, Object> said =
        Map.of("connected", true, "callback", Map.of("until", "2126-01-01T00:00:00Z"));
    // When
    Response ofNobody = reportedBy(nobody, said);
    register.fail();
    Response ofWhoKnows = reportedBy(unasked, said);
    // Then
    ofNobody.then().statusCode(422).body("type", endsWith("advertiser-not-registered"));
    ofWhoKnows.then().statusCode(503).body("detail", startsWith("The callback could not be"));
  }

  private static Response reportedBy(String advertiser, Map<String, Object> said) {
    RequestSpecification dialer =
        given().auth().oauth2(token(Role.DIALER, advertiser)).contentType(ContentType.JSON);
    String id =
        given()
            .spec(dialer)
            .body(
                Map.of(
                    "callee", "+31612345678",
                    "advertiser", advertiser,
                    "purpose", "COMMERCIAL",
                    "subject", "energy-contract"))
            .post("/v1/call-permissions")
            .path("id");
    return given().spec(dialer).body(said).post("/v1/call-permissions/" + id + "/outcome");
  }

  private double counted(String violation) {
    return meters.counter("magbellen.outcomes.violations", "violation", violation).count();
  }

  private static int outcomes(String id) {
    return auditor(id).path("outcomes.size()");
  }

  private static String permitted() {
    return ask(Map.of("callerId", "+31207001234"));
  }

  /** Without a caller id nobody may call, and there is none to be kept in use. */
  private static String denied() {
    return ask(Map.of());
  }

  private static String ask(Map<String, Object> more) {
    Map<String, Object> question = new HashMap<>();
    question.put("callee", "+31612345678");
    question.put("advertiser", "zonnestroom");
    question.put("purpose", "SERVICE");
    question.putAll(more);
    return dialer().body(question).post("/v1/call-permissions").path("id");
  }

  private static Response report(String id, Map<String, Object> outcome) {
    return dialer().body(outcome).post("/v1/call-permissions/" + id + "/outcome");
  }

  /** The id of a report that is new on record. */
  private static String reported(String id, Map<String, Object> outcome) {
    return report(id, outcome).then().statusCode(201).extract().path("id");
  }

  private static Response auditor(String id) {
    return given()
        .auth()
        .oauth2(token(Role.AUDITOR, "zonnestroom"))
        .get("/v1/call-permissions/" + id);
  }

  private static RequestSpecification dialer() {
    return given().auth().oauth2(token(Role.DIALER, "zonnestroom")).contentType(ContentType.JSON);
  }
}
