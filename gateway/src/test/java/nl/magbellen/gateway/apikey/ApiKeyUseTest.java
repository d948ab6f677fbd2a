package nl.magbellen.gateway.apikey;

import static io.restassured.RestAssured.given;
import static nl.magbellen.gateway.apikey.KeyMaker.id;
import static nl.magbellen.gateway.apikey.KeyMaker.made;
import static nl.magbellen.gateway.apikey.KeyMaker.operator;
import static nl.magbellen.gateway.apikey.KeyMaker.secret;
import static nl.magbellen.gateway.apikey.KeyMaker.shortKey;
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
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.magbellen.gateway.GatewayWithRegister;
import nl.magbellen.gateway.log.Eventually;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a key lets a machine do, and that nothing else does. */
@QuarkusTest
@WithTestResource(GatewayWithRegister.class)
class ApiKeyUseTest {

  private static final String SHORT = "/v1/call-permissions/short";
  private static final String UNKNOWN = "ERROR 401 The API key is not known here.";

  private static int tests = 0;

  private final String advertiser = "key-user-" + ++tests;

  @Inject Pool database;

  @Test
  void keyIsTakenInEveryPlace() {
    // Given
    String key = secret(shortKey(advertiser));
    // When
    List<Response> answers =
        List.of(
            given().queryParams(question()).queryParam("key", key).get(SHORT),
            given().queryParams(question()).header("X-API-Key", key).get(SHORT),
            given().queryParams(question()).header("Authorization", "ApiKey " + key).get(SHORT),
            form().formParams(question()).formParam("key", key).post(SHORT),
            form().formParams(question()).header("X-API-Key", key).post(SHORT));
    // Then
    answers.forEach(answer -> answer.then().statusCode(200).body(startsWith("PERMIT ")));
  }

  @Test
  void formIsReadWhole() {
    // Given
    String key = secret(shortKey(advertiser));
    // When
    Response whole =
        form()
            .formParam("key", key)
            .formParams(question())
            .formParam("reference", "Zoë & co")
            .post(SHORT);
    Response tooLong =
        form().formParams(question()).formParam("reference", "x".repeat(70_000)).post(SHORT);
    // Then
    whole.then().statusCode(200).body(startsWith("PERMIT "));
    given()
        .auth()
        .oauth2(token(Role.DIALER, advertiser))
        .get("/v1/call-permissions/" + whole.header("X-Magbellen-Id"))
        .then()
        .body("reference", equalTo("Zoë & co"));
    tooLong.then().statusCode(401).body(startsWith("ERROR 401"));
  }

  @Test
  void deletedKeyIsUnknownAtOnce() {
    // Given
    Response key = shortKey(advertiser);
    asked(secret(key)).then().statusCode(200);
    // When
    operator().delete(KeyMaker.PATH + "/" + id(key));
    // Then
    asked(secret(key)).then().statusCode(401).body(startsWith(UNKNOWN));
  }

  @Test
  void onlyWhoHasTheSecretLearnsThatItExpired() {
    // Given
    Response key = shortKey(advertiser);
    end(id(key));
    // When
    Response expired = asked(secret(key));
    Response another = asked(Secret.random().text());
    // Then
    expired
        .then()
        .statusCode(401)
        .body(startsWith("ERROR 401 The API key has expired."))
        .header("WWW-Authenticate", containsString("expired_key"));
    another
        .then()
        .statusCode(401)
        .body(startsWith(UNKNOWN))
        .header("WWW-Authenticate", containsString("invalid_key"));
  }

  @Test
  void keyFromElsewhereIsUnknown() {
    // Given
    String here = secret(fromAddresses("127.0.0.0/8", "::1"));
    String elsewhere = secret(fromAddresses("192.0.2.0/24", "2001:db8::/32"));
    // When
    Response taken = asked(here);
    Response refused = asked(elsewhere);
    // Then
    taken.then().statusCode(200);
    refused.then().statusCode(401).body(startsWith(UNKNOWN));
  }

  @Test
  void expiredKeyFromElsewhereIsUnknownToo() {
    // Given
    Response key = fromAddresses("192.0.2.0/24");
    end(id(key));
    // When
    Response refused = asked(secret(key));
    // Then
    refused.then().statusCode(401).body(startsWith(UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/call-permissions",
    "POST, /v1/call-permissions",
    "POST, /v1/call-permissions/0199a1f0-0000-7000-8000-000000000000/outcome",
    "POST, /v1/outcomes",
    "GET, /v1/changes",
    "GET, /v1/api-keys"
  })
  void keyOpensNothingElse(String method, String path) {
    // Given
    String key = secret(shortKey(advertiser));
    // When
    Response refused =
        given()
            .header("X-API-Key", key)
            .contentType(ContentType.JSON)
            .body("{}")
            .request(method, path);
    // Then
    refused.then().statusCode(403);
  }

  @Test
  void keyOfAnotherScopeOpensNothingHere() {
    // Given
    String key =
        secret(made(Map.of("advertiser", advertiser, "scopes", List.of("hook", "facade"))));
    // When
    Response refused = asked(key);
    // Then
    refused.then().statusCode(403).body(startsWith("ERROR 403"));
  }

  @Test
  void requestHasOneCredential() {
    // Given
    String key = secret(shortKey(advertiser));
    String token = token(Role.DIALER, advertiser);
    // When
    Response withToken =
        given().auth().oauth2(token).queryParams(question()).queryParam("key", key).get(SHORT);
    Response twice =
        given().queryParams(question()).queryParam("key", key).header("X-API-Key", key).get(SHORT);
    Response formWithToken =
        form().auth().oauth2(token).formParams(question()).formParam("key", key).post(SHORT);
    // Then
    withToken.then().statusCode(401).body(startsWith("ERROR 401 The request has more than one"));
    twice.then().statusCode(401).body(startsWith("ERROR 401 The request has more than one"));
    formWithToken.then().statusCode(400).body(startsWith("ERROR 400 key must be left out"));
  }

  @Test
  void keyAsksForItsOwnAdvertiserAndAgency() {
    // Given
    String key =
        secret(
            made(
                Map.of("advertiser", advertiser, "agency", "belhuis", "scopes", List.of("short"))));
    // When
    Response own = asked(key);
    Response foreign = asked(key, Map.of("advertiser", "another"));
    Response forAnother = asked(key, Map.of("agency", "callcompany"));
    // Then
    own.then().statusCode(200);
    assertThat(logged(own).<String>path("question.agency")).isEqualTo("belhuis");
    foreign.then().statusCode(403).body(startsWith("ERROR 403"));
    forAnother.then().statusCode(403).body(startsWith("ERROR 403"));
  }

  @Test
  void keyOfAnAgencyAsksForAllItsAdvertisers() {
    // Given
    String agency = "agency-of-" + advertiser;
    String key = secret(made(Map.of("agency", agency, "scopes", List.of("short"))));
    // When
    List<Response> answers =
        Stream.of(advertiser, "another")
            .map(each -> asked(key, Map.of("advertiser", each)))
            .toList();
    // Then
    answers.forEach(answer -> answer.then().statusCode(200));
    assertThat(logged(answers.getFirst()).<String>path("question.agency")).isEqualTo(agency);
  }

  @Test
  void keyOfACampaignAsksInThatOne() {
    // Given
    KeyMaker.campaign(advertiser, "belhuis", "winter");
    KeyMaker.campaign(advertiser, "belhuis", "summer");
    String key =
        secret(
            made(
                Map.of(
                    "advertiser", advertiser, "campaign", "winter", "scopes", List.of("short"))));
    // When
    Response alone = given().queryParam("callee", "0612345678").queryParam("key", key).get(SHORT);
    Response named = inCampaign(key, "winter");
    Response foreign = inCampaign(key, "summer");
    // Then
    named.then().statusCode(200).body(startsWith("PERMIT "));
    foreign.then().statusCode(403).body(startsWith("ERROR 403 The API key is for the campaign"));
    alone.then().statusCode(200);
    assertThat(logged(alone).<String>path("question.campaign")).isEqualTo("winter");
  }

  @Test
  void nextKeyIsTheSameClient() {
    // Given
    String first = secret(shortKey(advertiser));
    String second = secret(shortKey(advertiser));
    // When
    List<String> clients = Stream.of(asked(first), asked(second)).map(this::askedBy).toList();
    // Then
    assertThat(clients).containsExactly(clients.getFirst(), clients.getFirst());
    assertThat(clients.getFirst()).contains(advertiser).doesNotContain("mb_");
  }

  @Test
  void dayOfUseIsTold() {
    // Given
    Response key = shortKey(advertiser);
    // When
    asked(secret(key));
    asked(secret(key));
    // Then
    assertThat(Eventually.holds(() -> lastUsedOn(id(key)) != null)).isTrue();
    assertThat(lastUsedOn(id(key))).isEqualTo(LocalDate.now(ZoneId.of("Europe/Amsterdam")));
  }

  @Test
  void clientSeesWhatItsKeyAllows() {
    // Given
    String key = secret(shortKey(advertiser));
    // When
    Response me = given().header("X-API-Key", key).get("/v1/clients/me");
    // Then
    me.then()
        .statusCode(200)
        .body("client", equalTo("api-key||" + advertiser))
        .body("scopes", equalTo(List.of("short")))
        .body("roles", equalTo(List.of()))
        .body("advertisers", equalTo(List.of(advertiser)));
  }

  private Map<String, String> question() {
    return Map.of(
        "callee", "+31612345678",
        "callerId", "+31207001234",
        "advertiser", advertiser,
        "purpose", "SERVICE");
  }

  private Response asked(String key) {
    return asked(key, Map.of());
  }

  private Response asked(String key, Map<String, String> other) {
    Map<String, String> question = new HashMap<>(question());
    question.putAll(other);
    return given().queryParams(question).queryParam("key", key).get(SHORT);
  }

  private static Response inCampaign(String key, String campaign) {
    return given()
        .queryParam("callee", "0612345678")
        .queryParam("campaign", campaign)
        .queryParam("key", key)
        .get(SHORT);
  }

  private static RequestSpecification form() {
    return given().contentType("application/x-www-form-urlencoded; charset=UTF-8");
  }

  private Response fromAddresses(String... blocks) {
    return made(
        Map.of("advertiser", advertiser, "scopes", List.of("short"), "addresses", List.of(blocks)));
  }

  private Response logged(Response answer) {
    return given()
        .auth()
        .oauth2(token(Role.DIALER, "*"))
        .get("/v1/call-permissions/" + answer.header("X-Magbellen-Id"));
  }

  private String askedBy(Response answer) {
    return database
        .preparedQuery("select asked_by from decision where id = $1")
        .executeAndAwait(Tuple.of(UUID.fromString(answer.header("X-Magbellen-Id"))))
        .iterator()
        .next()
        .getString(0);
  }

  private LocalDate lastUsedOn(UUID id) {
    return database
        .preparedQuery("select last_used_on from api_key where id = $1")
        .executeAndAwait(Tuple.of(id))
        .iterator()
        .next()
        .getLocalDate(0);
  }

  private void end(UUID id) {
    database
        .preparedQuery("update api_key set expires_at = now() - interval '1 second' where id = $1")
        .executeAndAwait(Tuple.of(id));
  }
}
