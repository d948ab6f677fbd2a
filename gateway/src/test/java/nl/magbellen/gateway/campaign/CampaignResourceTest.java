package nl.magbellen.gateway.campaign;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.agencyToken;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.gateway.GatewayWithRegister;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who says what a campaign is, and that what it was before stays on record. */
@QuarkusTest
@WithTestResource(GatewayWithRegister.class)
class CampaignResourceTest {

  private static int tests = 0;

  private final String advertiser = "campaigner-" + ++tests;

  @Inject Pool database;

  @Test
  void campaignIsShownAsItWasPut() {
    // When
    Response put = put(dialer(), "winter", body("belhuis", "[\"020-7001234\", \"+31207001235\"]"));
    // Then
    put.then().statusCode(201);
    dialer()
        .get("/v1/campaigns/winter")
        .then()
        .statusCode(200)
        .body("id", equalTo("winter"))
        .body("advertiser", equalTo(advertiser))
        .body("agency", equalTo("belhuis"))
        .body("purpose", equalTo("COMMERCIAL"))
        .body("subject", equalTo("energy-contract"))
        .body("callerIds", contains("+31207001234", "+31207001235"))
        .body("telemarketers", contains("t-1", "t-2"))
        .body("texts", equalTo("nl"))
        .body("version", equalTo(1));
  }

  @Test
  void changeStaysBesideWhatItWasAndTheSameAgainIsNone() {
    // Given
    put(dialer(), "winter", body("belhuis", "[]"));
    // When
    Response same = put(dialer(), "winter", body("belhuis", "[]"));
    Response changed = put(dialer(), "winter", body("belhuis", "[\"+31207001234\"]"));
    // Then
    same.then().statusCode(200).body("version", equalTo(1));
    changed.then().statusCode(200).body("version", equalTo(2));
    assertEquals(List.of(0, 1), numbersOfCallerIds());
  }

  @Test
  void putsSideBySideAreOneAfterTheOther() {
    // When
    List<Integer> statuses =
        Stream.of("1", "2", "3", "4", "5", "6")
            .parallel()
            .map(n -> put(dialer(), "winter", body("belhuis", "[\"+3120700123" + n + "\"]")))
            .map(Response::statusCode)
            .toList();
    // Then
    assertEquals(List.of(200, 200, 200, 200, 200, 201), statuses.stream().sorted().toList());
    dialer().get("/v1/campaigns/winter").then().body("version", equalTo(6));
  }

  @Test
  void campaignsOfOthersAreTheirs() {
    // Given
    put(dialer(), "winter", body("belhuis", "[]"));
    RequestSpecification belhuis = agency("belhuis");
    // When
    Response foreign = put(dialer("another"), "winter", body("belhuis", "[]"));
    Response seenByOthers = dialer("another").get("/v1/campaigns/winter");
    Response forOthers = put(agency("callcompany"), "winter", body("belhuis", "[]"));
    Response overOthers = put(agency("callcompany"), "winter", body(null, "[]"));
    Response seenByAnAgency = agency("callcompany").get("/v1/campaigns/winter");
    Response own = put(belhuis, "winter", body(null, "[]"));
    // Then
    foreign.then().statusCode(403);
    seenByOthers.then().statusCode(anyOf(is(403), is(404)));
    forOthers.then().statusCode(403);
    overOthers.then().statusCode(403);
    seenByAnAgency.then().statusCode(anyOf(is(403), is(404)));
    own.then().statusCode(200).body("agency", equalTo("belhuis")).body("version", equalTo(1));
  }

  @Test
  void twoAdvertisersMayHaveACampaignOfTheSameId() {
    // Given
    String other = advertiser + "-too";
    put(dialer(), "winter", body("belhuis", "[]"));
    put(dialer(other), "winter", body("belhuis", "[]").replace(advertiser, other));
    // When
    Response which = dialer(advertiser, other).get("/v1/campaigns/winter");
    Response this1 =
        dialer(advertiser, other).queryParam("advertiser", other).get("/v1/campaigns/winter");
    // Then
    which.then().statusCode(400).body("errors.pointer", contains("/advertiser"));
    this1.then().statusCode(200).body("advertiser", equalTo(other)).body("version", equalTo(1));
  }

  @Test
  void whoIsNotRegisteredHasNoCampaign() {
    // When
    Response parties =
        put(
            dialer(),
            "winter",
            body("nobody-at-all", "[]").replace("\"t-2\"", "\"t-2\", \"nobody-2\""));
    Response advertiser =
        put(
            dialer("nobody-1"),
            "winter",
            "{\"advertiser\": \"nobody-1\", \"purpose\": \"SERVICE\"}");
    // Then
    parties
        .then()
        .statusCode(422)
        .body("errors.pointer", containsInAnyOrder("/agency", "/telemarketers/2"));
    advertiser.then().statusCode(422).body("errors.pointer", contains("/advertiser"));
    dialer().get("/v1/campaigns/winter").then().statusCode(anyOf(is(403), is(404)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"purpose\": \"SERVICE\"}|/advertiser",
        "{\"advertiser\": \"ME\", \"purpose\": \"SERVICE\"}|/advertiser",
        "{\"advertiser\": \"$\"}|/purpose",
        "{\"advertiser\": \"$\", \"purpose\": \"SELL\"}|/purpose",
        "{\"advertiser\": \"$\", \"purpose\": \"COMMERCIAL\"}|/subject",
        "{\"advertiser\": \"$\", \"purpose\": \"SERVICE\", \"agency\": \"\"}|/agency",
        "{\"advertiser\": \"$\", \"purpose\": \"SERVICE\", \"callerIds\": [\"020\"]}|/callerIds/0",
        "{\"advertiser\": \"$\", \"purpose\": \"SERVICE\", \"callerIds\": [null]}|/callerIds/0",
        "{\"advertiser\": \"$\", \"purpose\": \"SERVICE\", \"telemarketers\": [\"T 1\"]}|/telemarketers/0",
        "{\"advertiser\": \"$\", \"purpose\": \"SERVICE\", \"texts\": \"fr\"}|/texts",
        "{\"advertiser\": \"$\", \"purpose\": \"SERVICE\", \"dialler\": 1}|/dialler"
      })
  void campaignThatCannotBeReadIsRefusedWithItsPlace(String campaign, String pointer) {
    // When
    Response answer = put(dialer(), "winter", campaign.replace("$", advertiser));
    // Then
    answer.then().statusCode(400).body("errors.pointer", contains(pointer));
  }

  @Test
  void moreAgentsThanADecisionCanHoldAreRefused() {
    // Given
    String agents =
        Stream.iterate(1, n -> n + 1).limit(101).map(n -> "\"t-" + n + "\"").toList().toString();
    // When
    Response answer =
        put(dialer(), "winter", body("belhuis", "[]").replace("[\"t-1\", \"t-2\"]", agents));
    // Then
    answer
        .then()
        .statusCode(400)
        .body("errors", hasSize(1))
        .body("errors.pointer", contains("/telemarketers"));
  }

  private List<Integer> numbersOfCallerIds() {
    return database
        .preparedQuery(
            "select cardinality(caller_ids) as many from campaign where advertiser = $1"
                + " order by version")
        .execute(Tuple.of(advertiser))
        .await()
        .indefinitely()
        .stream()
        .map(row -> row.getInteger("many"))
        .toList();
  }

  private String body(String agency, String callerIds) {
    return """
        {"advertiser": "%s", "agency": %s, "purpose": "COMMERCIAL", "subject": "energy-contract",
         "callerIds": %s, "telemarketers": ["t-1", "t-2"], "texts": "nl"}
        """
        .formatted(advertiser, agency == null ? null : '"' + agency + '"', callerIds);
  }

  private static Response put(RequestSpecification client, String id, String campaign) {
    return client.body(campaign).put("/v1/campaigns/" + id);
  }

  private RequestSpecification dialer() {
    return dialer(advertiser);
  }

  private static RequestSpecification dialer(String... advertisers) {
    return given().auth().oauth2(token(Role.DIALER, advertisers)).contentType(ContentType.JSON);
  }

  private RequestSpecification agency(String id) {
    return given()
        .auth()
        .oauth2(agencyToken(id, Role.DIALER, advertiser))
        .contentType(ContentType.JSON);
  }
}
