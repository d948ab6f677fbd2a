package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.balanceTest;
import static nl.magbellen.consent.ConsentApi.consent;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.publishedNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.relation;
import static nl.magbellen.consent.ConsentApi.requestedCall;
import static nl.magbellen.consent.ConsentApi.service;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static nl.magbellen.consent.ConsentWorld.NOBODY;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.magbellen.service.testing.RegisterStandIn;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A new legal basis is somebody's; what happens to one on record is taken from whoever tells it.
 */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class UnregisteredAdvertiserTest {

  private static final String CONSENTS = "/v1/consents";
  private static final String RELATIONS = "/v1/customer-relations";
  private static final String CALLS = "/v1/requested-calls";
  private static final String TESTS = "/v1/balance-tests";

  private static final Map<String, List<String>> TABLES =
      Map.of(
          CONSENTS,
          List.of("consent", "consent_party"),
          RELATIONS,
          List.of("customer_relation"),
          CALLS,
          List.of("requested_call"));

  private final String number = newNumber();

  /** An advertiser that the service has never asked for. */
  private final String advertiser = "advertiser-" + UUID.randomUUID();

  private final String nobody = NOBODY + "-" + UUID.randomUUID();

  RegisterStandIn register;
  @Inject AgroalDataSource database;

  @AfterEach
  void recover() {
    register.recover();
  }

  @ParameterizedTest
  @ValueSource(strings = {CONSENTS, RELATIONS, CALLS, TESTS})
  void basisForAnAdvertiserThatIsNotRegisteredIsRefused(String path) {
    // Given
    var body = body(path, nobody);
    // When
    var answer = writer("*").body(body).post(path);
    // Then
    answer
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", containsString("advertiser-not-registered"))
        .body("detail", containsString("PUT /v1/advertisers/{id}"))
        .body("errors.pointer", contains("/advertiser"));
    onRecord(path, nobody).then().body("items", empty());
  }

  @Test
  void publishedNumberCountsForRegisteredAdvertisersAlone() {
    // Given
    var body = publishedNumber(number);
    // When
    var refused = writer("zonnestroom", nobody).body(body).post("/v1/published-numbers");
    register.fail();
    var unasked = writer(advertiser).body(body).post("/v1/published-numbers");
    // Then
    refused
        .then()
        .statusCode(422)
        .body("type", containsString("advertiser-not-registered"))
        .body("detail", containsString(nobody));
    unasked.then().statusCode(503).header("Retry-After", "5");
    writer("*")
        .queryParam("number", number)
        .get("/v1/published-numbers")
        .then()
        .body("items", empty());
  }

  @Test
  void everyPartnerMustBeRegistered() {
    // Given
    var body = with(body(CONSENTS, advertiser), "partners", List.of("windkracht", nobody));
    // When
    var answer = writer(advertiser).body(body).post(CONSENTS);
    // Then
    answer.then().statusCode(422).body("errors.pointer", contains("/partners/1"));
    onRecord(CONSENTS, advertiser).then().body("items", empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {CONSENTS, RELATIONS, CALLS, TESTS})
  void nothingIsWrittenWhenTheRegisterCannotBeAsked(String path) {
    // Given
    register.fail();
    var body = body(path, advertiser);
    // When
    var answer = writer(advertiser).body(body).post(path);
    // Then
    answer
        .then()
        .statusCode(503)
        .header("Retry-After", "5")
        .contentType("application/problem+json")
        .body("detail", containsString("Nothing was written"));
    onRecord(path, advertiser).then().body("items", empty());
    register.recover();
    writer(advertiser).body(body).post(path).then().statusCode(201);
  }

  @Test
  void slowRegisterIsNotWaitedFor() {
    // Given
    register.slowBy(Duration.ofSeconds(10));
    var body = body(CONSENTS, advertiser);
    // When
    var answer = writer(advertiser).body(body).post(CONSENTS);
    // Then
    answer.then().statusCode(503).header("Retry-After", "5");
    assertThat(Duration.ofMillis(answer.time()), lessThan(Duration.ofSeconds(9)));
    onRecord(CONSENTS, advertiser).then().body("items", empty());
  }

  @Test
  void keyOfARefusedWriteMayBeUsedAgain() {
    // Given
    register.fail();
    var body = body(CONSENTS, advertiser);
    writer(advertiser).header("Idempotency-Key", number).body(body).post(CONSENTS);
    register.recover();
    // When
    var answer = writer(advertiser).header("Idempotency-Key", number).body(body).post(CONSENTS);
    // Then
    answer.then().statusCode(201);
  }

  @Test
  void advertiserThatIsKnownIsNotAskedForAgain() {
    // Given
    recorded(writer(advertiser), CONSENTS, body(CONSENTS, advertiser));
    register.fail();
    // When
    var answer = writer(advertiser).body(body(CALLS, advertiser)).post(CALLS);
    // Then
    answer.then().statusCode(201);
    assertThat(register.asked(), contains(advertiser));
  }

  @Test
  void advertiserThatIsRegisteredMeanwhileIsTaken() {
    // Given
    var before = writer(nobody).body(body(CONSENTS, nobody)).post(CONSENTS);
    register.register(nobody);
    // When
    var answer = writer(nobody).body(body(CONSENTS, nobody)).post(CONSENTS);
    // Then
    before.then().statusCode(422);
    answer.then().statusCode(201);
  }

  @Test
  void foreignAdvertiserIsNotAskedFor() {
    // Given
    var body = body(CONSENTS, nobody);
    // When
    var answer = writer("zonnestroom").body(body).post(CONSENTS);
    // Then
    answer.then().statusCode(403);
    assertThat(register.asked(), empty());
  }

  /** As when records are older than this rule, or come from a backup that is. */
  @ParameterizedTest
  @CsvSource({
    CONSENTS + ", withdrawal, withdrawnAt, channel, WEB",
    CONSENTS + ", verification, verifiedAt, method, APP",
    RELATIONS + ", end, endedAt, endedAt, 2026-11-01T10:00:00+01:00"
  })
  void whatHappensToABasisIsTakenFromAnybody(
      String path, String event, String at, String field, String value) throws Exception {
    // Given
    String id = basisOfNobody(path);
    register.fail();
    // When
    var answer =
        writer(nobody)
            .body(with(Map.of(at, "2026-11-01T10:00:00+01:00"), field, value))
            .post(path + "/{id}/" + event, id);
    // Then
    answer.then().statusCode(200);
    assertThat(register.asked(), empty());
  }

  @ParameterizedTest
  @CsvSource({"withdrawals, withdrawnAt", "disputes, disputedAt"})
  void whatTheConsumerSaysOfAConsentIsTakenFromAnybody(String call, String at) throws Exception {
    // Given
    String id = basisOfNobody(CONSENTS);
    var body =
        Map.of(
            "numberKeys",
            List.of(TestWorld.numberKey(number)),
            "consent",
            id,
            at,
            "2026-11-01T10:00:00+01:00");
    register.fail();
    // When
    var answer = service().body(body).post("/internal/consumer/" + call);
    // Then
    answer.then().statusCode(204);
    assertThat(register.asked(), empty());
  }

  @Test
  void useOfABasisIsTakenFromAnybody() throws Exception {
    // Given
    var use =
        Map.of(
            "evidence",
            "requested-call:" + basisOfNobody(CALLS),
            "usedAt",
            "2026-11-21T10:00:00Z",
            "decision",
            UUID.randomUUID());
    register.fail();
    // When
    var answer = service().body(Map.of("uses", List.of(use))).post("/internal/uses");
    // Then
    answer.then().statusCode(204);
    assertThat(register.asked(), empty());
  }

  private String basisOfNobody(String path) throws SQLException {
    String id = recorded(writer(advertiser), path, body(path, advertiser));
    for (String table : TABLES.get(path)) {
      try (Connection connection = database.getConnection();
          PreparedStatement update =
              connection.prepareStatement(
                  "update %s set advertiser = ? where advertiser = ?".formatted(table))) {
        update.setString(1, nobody);
        update.setString(2, advertiser);
        assertEquals(1, update.executeUpdate());
      }
    }
    register.recover();
    return id;
  }

  private Map<String, Object> body(String path, String whose) {
    return switch (path) {
      case CONSENTS -> consent(number, whose);
      case RELATIONS -> relation(number, whose);
      case CALLS -> requestedCall(number, whose);
      default -> balanceTest(whose, "P2Y");
    };
  }

  private static Response onRecord(String path, String whose) {
    return writer("*").queryParam("advertiser", whose).get(path);
  }
}
