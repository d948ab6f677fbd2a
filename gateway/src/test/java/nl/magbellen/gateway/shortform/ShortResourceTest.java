package nl.magbellen.gateway.shortform;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.RawConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dialplan reads one line; only one that begins with PERMIT lets a call out. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class ShortResourceTest {

  private static final String PATH = "/v1/call-permissions/short";
  private static final String ID = "[0-9a-f-]{36}";
  private static final String INSTANT = "20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)";

  @TestHTTPResource("/")
  URI service;

  @Test
  void permitIsOneLine() {
    // When
    Response byQuery = dialer().queryParams(service()).get(PATH);
    Response byForm =
        dialer().contentType("application/x-www-form-urlencoded").formParams(service()).post(PATH);
    // Then
    for (Response answer : new Response[] {byQuery, byForm}) {
      answer
          .then()
          .statusCode(200)
          .contentType(startsWith("text/plain"))
          .header("Cache-Control", "no-store")
          .header("X-Magbellen-Decision", "PERMIT")
          .body(matchesPattern("PERMIT " + ID + " " + INSTANT + "\n"));
    }
  }

  @Test
  void denialSaysTheFirstReasonAndWhenToAskAgain() {
    // Given
    Map<String, String> unknown = commercial();
    // When
    Response answer = dialer().queryParams(unknown).get(PATH);
    // Then
    answer
        .then()
        .statusCode(200)
        .body(matchesPattern("DENY [A-Z_]+ (-|" + INSTANT + ") " + ID + "\n"));
  }

  @Test
  void answerTellsTheClientsShareAndHowLongItTook() {
    // When
    Response answer = dialer().queryParams(service()).get(PATH);
    // Then
    answer
        .then()
        .header("RateLimit-Policy", "\"questions\";q=10000;qu=\"concurrent-requests\"")
        .header("RateLimit", matchesPattern("\"questions\";r=[0-9]+"))
        .header(
            "Server-Timing",
            matchesPattern(
                "wait;dur=[0-9.]+, facts;dur=[0-9.]+, record;dur=[0-9.]+, total;dur=[0-9.]+"));
  }

  /** A key revives no permission here: none is read. */
  @Test
  void questionWithTheSameKeyIsDecidedAnew() {
    // When
    Response first = dialer().header("Idempotency-Key", "k").queryParams(service()).get(PATH);
    Response second = dialer().header("Idempotency-Key", "k").queryParams(service()).get(PATH);
    // Then
    assertThat(second.header("X-Magbellen-Id"))
        .matches(ID)
        .isNotEqualTo(first.header("X-Magbellen-Id"));
  }

  @Test
  void plusThatWasNotEscapedIsUnderstood() {
    // When
    Response answer =
        dialer()
            .urlEncodingEnabled(false)
            .get(
                PATH
                    + "?callee=+31612345678&callerId=+31207001234&advertiser=zonnestroom"
                    + "&purpose=SERVICE");
    // Then
    answer.then().statusCode(200).body(startsWith("PERMIT "));
  }

  @Test
  void jsonIsFlatAndSmall() {
    // When
    Response answer = dialer().accept("application/json").queryParams(service()).get(PATH);
    // Then
    answer.then().statusCode(200).body("decision", equalTo("PERMIT"));
    assertThat(answer.asByteArray()).hasSizeLessThanOrEqualTo(300);
    assertThat(answer.jsonPath().<String, Object>getMap(""))
        .containsOnlyKeys("decision", "id", "reason", "retryAt", "validUntil");
  }

  @Test
  void freeswitchGoesOnOrHangsUp() {
    // Given
    Map<String, String> denied = commercial();
    // When
    Response permit = dialer().accept("text/xml").queryParams(service()).get(PATH);
    Response denial = dialer().accept("text/xml").queryParams(denied).get(PATH);
    Response error = dialer().accept("text/xml").queryParam("callee", "").get(PATH);
    // Then
    permit.then().contentType(startsWith("text/xml"));
    assertThat(permit.xmlPath().getString("document.@type")).isEqualTo("xml/freeswitch-httapi");
    assertThat(permit.asString()).contains("<work><break/></work>");
    assertThat(denial.asString()).contains("<work><hangup cause=\"CALL_REJECTED\"/></work>");
    error.then().statusCode(400).contentType(startsWith("text/xml"));
    assertThat(error.asString()).contains("<work><hangup cause=\"CALL_REJECTED\"/></work>");
  }

  /** It posts what it knows of the channel too, names no {@code Accept}, and posts at the end. */
  @Test
  void modHttapiIsUnderstoodAsItIs() {
    // Given
    Map<String, String> form = new LinkedHashMap<>(service());
    form.put("session_id", "0199b0c4");
    form.put("hostname", "fs1");
    form.put("url", "https://magbellen.example/v1/call-permissions/short");
    form.put("Caller-Caller-ID-Number", "0201234567");
    // When
    Response permit = httapi().formParams(form).post(PATH);
    Response typo = httapi().formParams(form).formParam("caller_id", "").post(PATH);
    Response ended = httapi().formParams(form).formParam("exiting", "true").post(PATH);
    // Then
    permit.then().statusCode(200).contentType(startsWith("text/xml"));
    assertThat(permit.asString())
        .contains("<magbellen_decision>PERMIT</magbellen_decision>")
        .contains("<work><break/></work>");
    typo.then().statusCode(400).contentType(startsWith("text/xml"));
    ended.then().statusCode(200).header("X-Magbellen-Id", nullValue());
    assertThat(ended.asString()).contains("<work></work>");
  }

  private static RequestSpecification httapi() {
    return dialer()
        .header("User-Agent", "mod_httapi/1.0")
        .accept("*/*")
        .contentType("application/x-www-form-urlencoded");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "callee= | callee must have a value",
        "subject= | subject must have a value",
        "purpose=SERVICES | purpose",
        "calle=+31612345678 | calle is no field of a question",
        "+31612345678=calle | … is no field of a question",
        "calleeMinor=perhaps | calleeMinor",
        "advertiser=Zonnestroom | advertiser"
      })
  void whatIsNotUnderstoodIsAnErrorThatSaysWhy(String field, String why) {
    // Given
    Map<String, String> question = new LinkedHashMap<>(service());
    question.put(field.split("=", 2)[0], field.split("=", 2)[1]);
    // When
    Response answer = dialer().queryParams(question).get(PATH);
    // Then
    answer.then().statusCode(400).contentType(startsWith("text/plain"));
    assertThat(answer.asString()).startsWith("ERROR 400 ").contains(why).endsWith("\n");
    assertThat(answer.asString().strip()).doesNotContain("\n", "612345678");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-24T14:00:00+01:00", "2036-11-25T14:00:00+01:00"})
  void planIsNoAnswerToADialplan(String at) {
    // When
    Response answer = dialer().queryParams(service()).queryParam("at", at).get(PATH);
    // Then
    answer
        .then()
        .statusCode(400)
        .body(startsWith("ERROR 400 at must be within five minutes of now"));
  }

  @Test
  void fieldThatComesTwiceIsAnError() {
    // When
    Response answer =
        dialer().queryParams(service()).queryParam("callee", "+31687654321").get(PATH);
    // Then
    answer.then().statusCode(400).body(startsWith("ERROR 400 callee must be given once"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer nonsense"})
  void withoutATokenItIsAnError(String authorization) {
    // Given
    RequestSpecification client = given().queryParams(service());
    // When
    Response answer =
        authorization.isEmpty()
            ? client.get(PATH)
            : client.header("Authorization", authorization).get(PATH);
    // Then
    answer.then().statusCode(401).body(startsWith("ERROR 401 "));
  }

  /** Nobody asked the resource. */
  @ParameterizedTest
  @CsvSource({
    "GET, '', '', 400, the host",
    "GET, ?callee=%zz, Host: x, 400, escape",
    "GET, ?callee=%ff, Host: x, 400, UTF-8",
    "GET, ?callee=LONG, Host: x, 414, too long",
    "GET, '', X: LONG, 431, too large",
    "POST, '', 'Host: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99999999', 413, too large",
    "POST, '', 'Host: x\r\nContent-Length: 2', 415, of what type",
    "POST, '', 'Host: x\r\nContent-Length: 0', 415, Unsupported Media Type",
    "PUT, '', Host: x, 405, GET",
    "BREW, '', Host: x, 405, GET"
  })
  void whatIsRefusedEarlyIsAnErrorToo(
      String method, String query, String header, int status, String why) {
    // Given
    String request =
        "%s %s%s HTTP/1.1\r\n%s\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(method, PATH, query, header, token(Role.DIALER, "zonnestroom"))
            .replace("LONG", "x".repeat(50_000))
            .replace("\r\n\r\nAuth", "\r\nAuth");
    // When
    RawConnection.Answer answer = RawConnection.ask(service, request);
    // Then
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
    assertThat(answer.body()).startsWith("ERROR " + status + " ").contains(why).endsWith("\n");
  }

  @Test
  void whatIsRefusedEarlyComesAsItWasAsked() {
    // Given
    String request = "GET " + PATH + "?callee=%ff HTTP/1.1\r\nHost: x\r\nAccept: ";
    // When
    var xml = RawConnection.ask(service, request + "text/xml\r\n\r\n");
    var json = RawConnection.ask(service, request + "application/json\r\n\r\n");
    // Then
    assertThat(xml.body()).contains("<hangup cause=\"CALL_REJECTED\"/>");
    assertThat(json.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void foreignAdvertiserIsAnError() {
    // Given
    RequestSpecification another = given().auth().oauth2(token(Role.DIALER, "another"));
    // When
    Response answer = another.queryParams(service()).get(PATH);
    // Then
    answer.then().statusCode(403).body(startsWith("ERROR 403 "));
  }

  private static Map<String, String> service() {
    return Map.of(
        "callee", "+31612345678",
        "callerId", "+31207001234",
        "advertiser", "zonnestroom",
        "purpose", "SERVICE");
  }

  private static Map<String, String> commercial() {
    return Map.of(
        "callee", "+31612345678",
        "callerId", "+31207001234",
        "advertiser", "zonnestroom",
        "purpose", "COMMERCIAL",
        "subject", "energy-contract");
  }

  private static RequestSpecification dialer() {
    return given().auth().oauth2(token(Role.DIALER, "zonnestroom"));
  }
}
