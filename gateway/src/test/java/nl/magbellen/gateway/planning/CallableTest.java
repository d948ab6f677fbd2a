package nl.magbellen.gateway.planning;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import nl.magbellen.gateway.GatewayWithRegister;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A campaign keeps the numbers that it is to call, and is told how many of them it may. */
@QuarkusTest
@WithTestResource(GatewayWithRegister.class)
class CallableTest {

  private static final String CAMPAIGN = "/v1/campaigns/winter";
  private static final String LIST = CAMPAIGN + "/list";
  private static final String CALLABLE = CAMPAIGN + "/callable";
  private static final String FOREIGN = "+4915112345678";

  private static int tests = 0;

  private final String advertiser = "planner-" + ++tests;

  @Inject Pool database;

  @BeforeEach
  void campaignOfService() {
    campaign("SERVICE", "appointment");
  }

  @Test
  void numbersAreCountedByDayAndReasonAndNothingIsRecorded() {
    // Given
    put("callee\n+31612345678\n06-87654321\n" + FOREIGN + "\n");
    // When
    Response counts = dialer().get(CALLABLE + "?at=2026-12-01T14:00:00%2B01:00&days=3");
    // Then
    counts
        .then()
        .statusCode(200)
        .body("campaign", equalTo("winter"))
        .body("advertiser", equalTo(advertiser))
        .body("numbers", equalTo(3))
        .body("days.day", contains("2026-12-01", "2026-12-02", "2026-12-03"))
        .body("days.callable", contains(2, 2, 2))
        .body("days[0].denied.values().sum()", equalTo(1));
    assertThat(decisions()).isZero();
  }

  @Test
  void whatCannotBeKnownIsNotCallable() {
    // Given
    campaign("COMMERCIAL", "energy-contract");
    put("callee\n+31612345678\n06-87654321\n");
    // When
    Response counts = dialer().get(CALLABLE + "?at=2026-12-01T14:00:00%2B01:00");
    // Then
    counts
        .then()
        .body("days", hasSize(1))
        .body("days[0].callable", equalTo(0))
        .body("days[0].denied.values().sum()", equalTo(2));
  }

  @Test
  void listTakesThePlaceOfTheOneBefore() {
    // Given
    put("callee\n+31612345678\n06-87654321\n");
    // When
    Response kept = put("\"+31612345678\"\n{\"callee\": \"0612345679\"}\n{}\n", "ndjson");
    put("callee\n+31612345678\n");
    // Then
    kept.then().statusCode(200).body("numbers", equalTo(2)).body("refused", equalTo(1));
    dialer().get(CALLABLE).then().body("numbers", equalTo(1));
  }

  @Test
  void rowsWithoutANumberAreToldAndTheOthersKept() {
    // When
    Response kept = put("name;callee\nJan;+31612345678\nPiet;0612345678\nKlaas;none\nA;B;C\n");
    // Then
    kept.then()
        .statusCode(200)
        .body("numbers", equalTo(1))
        .body("repeated", equalTo(1))
        .body("refused", equalTo(2))
        .body("errors.line", contains(4, 5));
  }

  @Test
  void numbersAreKeptAsCipherTexts() {
    // Given
    put("callee\n+31612345678\n");
    // When
    String kept =
        database
            .preparedQuery("select cast(n as text) from campaign_number n where advertiser = $1")
            .executeAndAwait(Tuple.of(advertiser))
            .iterator()
            .next()
            .getString(0);
    // Then
    assertThat(kept).contains(advertiser).doesNotContain("612345678");
  }

  @Test
  void listWithoutNumbersIsRefused() {
    put("name\nJan\n").then().statusCode(400).body("detail", containsString("callee"));
  }

  @Test
  void othersNeitherPutNorCount() {
    // Given
    RequestSpecification other = given().auth().oauth2(token(Role.DIALER, "another"));
    // When
    int counted = other.get(CALLABLE).statusCode();
    int put = other.contentType("text/csv").body("callee\n").put(LIST).statusCode();
    // Then
    assertThat(counted).isEqualTo(403);
    assertThat(put).isEqualTo(403);
  }

  private Response put(String csv) {
    return put(csv, "csv");
  }

  private Response put(String list, String kind) {
    String type = kind.equals("csv") ? "text/csv" : "application/x-ndjson";
    return dialer()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig().encodeContentTypeAs(type, ContentType.TEXT)))
        .contentType(type)
        .body(list)
        .put(LIST);
  }

  private void campaign(String purpose, String subject) {
    dialer()
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "advertiser", advertiser,
                "purpose", purpose,
                "subject", subject,
                "callerIds", List.of("+31207001234")))
        .put(CAMPAIGN)
        .then()
        .statusCode(lessThan(300));
  }

  private RequestSpecification dialer() {
    return given().auth().oauth2(token(Role.DIALER, advertiser)).urlEncodingEnabled(false);
  }

  private long decisions() {
    return database
        .preparedQuery("select count(*) from decision where advertiser = $1")
        .executeAndAwait(Tuple.of(advertiser))
        .iterator()
        .next()
        .getLong(0);
  }
}
