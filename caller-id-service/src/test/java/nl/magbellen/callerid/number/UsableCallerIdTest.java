package nl.magbellen.callerid.number;

import static nl.magbellen.callerid.Clients.advertiser;
import static nl.magbellen.callerid.Clients.agency;
import static nl.magbellen.callerid.Clients.agencyMandatedBy;
import static nl.magbellen.callerid.Clients.as;
import static nl.magbellen.callerid.Clients.callerId;
import static nl.magbellen.callerid.Clients.callerIdBody;
import static nl.magbellen.callerid.Clients.newNumber;
import static nl.magbellen.callerid.Clients.registrarOfAll;
import static nl.magbellen.callerid.Clients.with;
import static nl.magbellen.service.testing.TestTokens.agencyToken;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestWorld.class)
class UsableCallerIdTest {

  private static final String AT = "2026-11-01T12:00:00+01:00";
  private static final String PATH = "/v1/caller-ids/usable";

  private final String number = newNumber();
  private String advertiser;
  private DataSource database;

  @BeforeEach
  void registerAdvertiser() {
    advertiser = advertiser();
  }

  @Test
  void numberThatMeetsEverythingIsUsableUntilItsCheckIsTooOld() {
    // Given
    fitToShow(number);
    // When
    Response answer = ask(null, AT);
    // Then
    answer
        .then()
        .statusCode(200)
        .body("items.number", contains(number))
        .body("items.usable", contains(true))
        .body("items[0].reasons", hasSize(0))
        .body("items[0].until", equalTo("2026-11-20T00:00:00+01:00"));
  }

  @Test
  void othersAreThereWithTheReason() {
    // Given
    callerId(number, advertiser);
    String fit = newNumber();
    fitToShow(fit);
    // When
    Response answer = ask(null, AT);
    // Then
    answer
        .then()
        .body("items.number", contains(number, fit))
        .body("items.usable", contains(false, true))
        .body("items[0].until", nullValue())
        .body("items[0].reasons.code", contains("CALLER_ID_NOT_REGISTERED"))
        .body("items[0].reasons[0].message.en", notNullValue());
  }

  @Test
  void numbersThatWereReleasedOrAreOfAnotherAgencyAreToldWithTheReason() {
    // Given
    fitToShow(number);
    String released = registrarOfAll().get("/v1/caller-ids?number={n}", number).path("items[0].id");
    post(released, "release", Map.of("releasedAt", "2026-10-25T12:00:00+01:00"));
    String theirs = newNumber();
    registrarOfAll()
        .body(with(callerIdBody(theirs, advertiser), "agency", agencyMandatedBy(advertiser)))
        .post("/v1/caller-ids");
    // When
    Response now = ask(null, AT);
    Response before = ask(null, "2026-10-24T12:00:00+02:00");
    // Then
    now.then()
        .body("items.number", contains(number, theirs))
        .body("items.state", contains("RELEASED", "PENDING"))
        .body("items.usable", contains(false, false))
        .body("items[0].reasons.code", contains("CALLER_ID_NOT_REGISTERED"));
    before
        .then()
        .body("items.state", contains("PROVEN", "PENDING"))
        .body("items.usable", contains(true, false))
        .body("items[0].until", equalTo("2026-10-25T12:00:00+01:00"));
  }

  @Test
  void agencysTokenAsksForItselfAlone() {
    // Given
    fitToShow(number);
    String mandated = agencyMandatedBy(advertiser);
    String other = agencyMandatedBy(advertiser);
    RequestSpecification dialer =
        as(agencyToken(agency(), Role.DIALER, advertiser)).queryParam("advertiser", advertiser);
    // When
    Response own = dialer.queryParam("at", AT).get(PATH);
    Response others =
        as(agencyToken(mandated, Role.DIALER, advertiser))
            .queryParam("advertiser", advertiser)
            .queryParam("agency", other)
            .get(PATH);
    // Then
    own.then().statusCode(200).body("items[0].reasons.code", contains("AGENCY_NOT_MANDATED"));
    others.then().statusCode(403);
  }

  /** A list that this version cannot read, as another one may have written it. */
  @ParameterizedTest
  @CsvSource({
    "update advertiser_version set similar_subjects = '[\"energy-contract\"]' where entry = ?",
    "update mandate set subjects = '{null}' where advertiser = ?"
  })
  void numberOfWhoseCallerTheFactsCannotBeReadIsToldAsADecisionWould(String unreadable)
      throws SQLException {
    // Given
    fitToShow(number);
    String agency = agencyMandatedBy(advertiser);
    update(unreadable);
    // When
    Response answer = ask(agency, AT);
    // Then
    answer
        .then()
        .statusCode(200)
        .body("items.usable", contains(false))
        .body("items[0].until", nullValue())
        .body("items[0].reasons.code", contains("EVIDENCE_UNAVAILABLE"));
  }

  @Test
  void mandateWithoutASubjectCoversNone() throws SQLException {
    // Given
    fitToShow(number);
    String agency = agencyMandatedBy(advertiser);
    update("update mandate set subjects = '{}' where advertiser = ?");
    // When
    Response answer = ask(agency, AT);
    // Then
    answer.then().statusCode(200).body("items[0].reasons.code", contains("AGENCY_NOT_MANDATED"));
  }

  @Test
  void agencyWithAMandateMayShowTheAdvertisersNumberAndOneWithoutMayNot() {
    // Given
    fitToShow(number);
    String mandated = agencyMandatedBy(advertiser);
    // When
    Response with = ask(mandated, AT);
    Response without = ask(agency(), AT);
    // Then
    with.then().body("items.usable", contains(true));
    without.then().body("items[0].reasons.code", contains("AGENCY_NOT_MANDATED"));
  }

  @Test
  void pagesFollowEachOther() {
    // Given
    callerId(number, advertiser);
    callerId(newNumber(), advertiser);
    // When
    Response first = dialer().queryParam("limit", 1).get(PATH);
    Response second =
        dialer()
            .queryParam("limit", 1)
            .queryParam("cursor", first.<String>path("nextCursor"))
            .get(PATH);
    // Then
    first.then().body("items.number", contains(number));
    second.then().body("items", hasSize(1)).body("nextCursor", nullValue());
  }

  @ParameterizedTest
  @CsvSource({"at, 2020-02-29T12:00:00+01:00", "at, yesterday", "agency, Bel huis", "limit, 0"})
  void whatIsWrongIsNamed(String parameter, String value) {
    // When
    Response answer = dialer().queryParam(parameter, value).get(PATH);
    // Then
    answer.then().statusCode(400).body(containsString(parameter));
  }

  @Test
  void anothersNumbersAreNotShown() {
    // When
    Response answer =
        as(token(Role.DIALER, advertiser)).queryParam("advertiser", advertiser()).get(PATH);
    // Then
    answer.then().statusCode(403);
  }

  private Response ask(String agency, String at) {
    var asked = dialer().queryParam("at", at);
    return (agency == null ? asked : asked.queryParam("agency", agency)).get(PATH);
  }

  private RequestSpecification dialer() {
    return as(token(Role.DIALER, advertiser)).queryParam("advertiser", advertiser);
  }

  private void fitToShow(String shown) {
    String id = callerId(shown, advertiser);
    post(
        id,
        "ownership",
        Map.of("method", "CARRIER", "evidence", "letter", "provenAt", "2026-01-02T00:00:00+01:00"));
    post(
        id,
        "publication",
        Map.of(
            "publishedAt",
            "2026-01-02T00:00:00+01:00",
            "publicationUrl",
            "https://zonnestroom.example/bellen"));
    post(
        id,
        "callback-checks",
        Map.of(
            "at",
            "2026-10-20T12:00:00+02:00",
            "result",
            "ANSWERED",
            "identifiesAdvertiser",
            true,
            "ordinaryTariff",
            true));
  }

  private void update(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, advertiser);
      statement.executeUpdate();
    }
  }

  private static void post(String id, String event, Map<String, Object> body) {
    registrarOfAll()
        .body(body)
        .post("/v1/caller-ids/{id}/{event}", id, event)
        .then()
        .statusCode(lessThan(300));
  }
}
