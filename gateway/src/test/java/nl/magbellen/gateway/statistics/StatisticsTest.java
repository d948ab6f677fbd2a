package nl.magbellen.gateway.statistics;

import static io.restassured.RestAssured.given;
import static nl.magbellen.service.testing.TestTokens.agencyToken;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import nl.magbellen.gateway.GatewayWorld;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.Ids;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(GatewayWorld.class)
class StatisticsTest {

  private static final String DECISION =
      """
      insert into decision (callee_key, decided_at, id, advertiser, agency, purpose, asked_at,
        verdict, reason_codes, binding, asked_by, callee_cipher, page, place)
      values (gen_random_uuid(), ?, ?, ?, ?, 'SERVICE', now(), ?, string_to_array(?, ' '), ?, 'me',
        '', gen_random_uuid(), 0)
      """;

  private static final String OUTCOME =
      """
      insert into outcome (decision, decided_at, id, connected, ended_at, right_to_object, objected,
        announced, violation, started_at, recorded_by)
      values (?, ?, gen_random_uuid(), ?, now(), ?, ?, ?, ?, ?, 'me')
      """;

  /** Two days of which the log has partitions, whenever this runs; a month lies between them. */
  private static final LocalDate FIRST = LocalDate.now().withDayOfMonth(10).plusMonths(1);

  private static final LocalDate SECOND = FIRST.plusDays(1);

  DataSource database;

  private final String advertiser = "statistics-" + UUID.randomUUID();

  @Test
  void decisionsAreCountedByDayDecisionAndReason() throws SQLException {
    // Given
    permitted(FIRST, "PT14H");
    denied(FIRST, "PT14H", "NO_LEGAL_BASIS");
    denied(FIRST, "PT15H", "OBJECTION_REGISTERED NO_LEGAL_BASIS");
    decided(at(SECOND, "PT10H"), "belhuis", "DENY", "NUMBER_INVALID", false);
    // When
    Response answer = statistics();
    // Then
    answer
        .then()
        .statusCode(200)
        .body("advertiser", equalTo(advertiser))
        .body("days.day", contains(FIRST.toString(), SECOND.toString()))
        .body("days.permitted", contains(1, 0))
        .body("days.denied", contains(2, 1))
        .body("days.binding", contains(3, 0))
        .body("days[0].reasons", equalTo(Map.of("OBJECTION_REGISTERED", 1, "NO_LEGAL_BASIS", 2)))
        .body("days[1].reasons", equalTo(Map.of("NUMBER_INVALID", 1)));
  }

  @Test
  void aDayIsOneOfDutchTime() throws SQLException {
    // Given
    decided(at(SECOND, "PT0S").minusSeconds(1), null, "PERMIT", "", true);
    decided(at(SECOND, "PT0S"), null, "PERMIT", "", true);
    // When
    Response answer = statistics();
    // Then
    answer.then().body("days.day", contains(FIRST.toString(), SECOND.toString()));
  }

  @Test
  void theShareOfCallsInWhichTheRightToObjectWasOfferedIsThatOfConnectedOnes() throws SQLException {
    // Given
    reported(permitted(FIRST, "PT14H"), true, "AGENT", false);
    announced(permitted(FIRST, "PT14H"), true);
    reported(permitted(FIRST, "PT14H"), true, "NOT_OFFERED", false);
    reported(permitted(FIRST, "PT14H"), true, null, false);
    reported(permitted(SECOND, "PT14H"), false, null, false);
    // When
    Response answer = statistics();
    // Then
    answer
        .then()
        .body("days[0].rightToObject.connected", equalTo(4))
        .body("days[0].rightToObject.offered", equalTo(2))
        .body("days[0].rightToObject.objected", equalTo(0))
        .body("days[0].rightToObject.share", equalTo(0.5f))
        .body("days[1].rightToObject.connected", equalTo(0))
        .body("days[1].rightToObject.share", nullValue())
        .body("rightToObject.connected", equalTo(4))
        .body("rightToObject.share", equalTo(0.5f));
  }

  @Test
  void aRecordedTextThatWasNotAnnouncedOffersNothing() throws SQLException {
    // Given
    announced(permitted(FIRST, "PT14H"), true);
    announced(permitted(FIRST, "PT14H"), false);
    announced(permitted(FIRST, "PT14H"), null);
    reported(permitted(FIRST, "PT14H"), true, "AGENT", false);
    // When
    Response answer = statistics();
    // Then
    answer
        .then()
        .body("rightToObject.connected", equalTo(4))
        .body("rightToObject.offered", equalTo(2));
  }

  @Test
  void callsThatShouldNotHaveBeenMadeAreCountedOnce() throws SQLException {
    // Given
    Row call = permitted(FIRST, "PT14H");
    violated(call, "CALLED_ON_DENY", null);
    violated(call, "CALLED_ON_DENY", null);
    violated(permitted(FIRST, "PT14H"), "CALLED_AFTER_PERMIT_ENDED", null);
    violated(permitted(SECOND, "PT14H"), "CALLED_AFTER_PERMIT_ENDED", SECOND);
    violated(permitted(SECOND, "PT15H"), null, SECOND);
    // When
    Response answer = statistics();
    // Then
    answer
        .then()
        .body(
            "days[0].violations",
            equalTo(Map.of("CALLED_ON_DENY", 1, "CALLED_AFTER_PERMIT_ENDED", 1)))
        .body("days[1].violations", equalTo(Map.of("CALLED_AFTER_PERMIT_ENDED", 1)))
        .body("violations", equalTo(Map.of("CALLED_ON_DENY", 1, "CALLED_AFTER_PERMIT_ENDED", 2)));
  }

  @Test
  void theReportThatKnowsWhenTheCallBeganTellsWhetherItsPermitHeld() throws SQLException {
    // Given
    Row call = permitted(FIRST, "PT14H");
    violated(call, null, FIRST);
    violated(call, "CALLED_AFTER_PERMIT_ENDED", null);
    // When
    Response answer = statistics();
    // Then
    answer.then().body("violations", equalTo(Map.of()));
  }

  @Test
  void aCallThatIsReportedTwiceIsOneCall() throws SQLException {
    // Given
    Row call = permitted(FIRST, "PT14H");
    reported(call, true, "AGENT", false);
    reported(call, true, null, true);
    // When
    Response answer = statistics();
    // Then
    answer
        .then()
        .body("rightToObject.connected", equalTo(1))
        .body("rightToObject.offered", equalTo(1))
        .body("rightToObject.objected", equalTo(1))
        .body("rightToObject.share", equalTo(1f));
  }

  @Test
  void whatIsDecidedAtTheEndIsNotOfThePeriod() throws SQLException {
    // Given
    Instant beginning = at(FIRST, "PT12H");
    decided(beginning.minusMillis(1), null, "PERMIT", "", true);
    decided(beginning, null, "PERMIT", "", true);
    decided(beginning.plusSeconds(60), null, "PERMIT", "", true);
    // When
    Response answer = statistics(beginning, beginning.plusSeconds(60));
    // Then
    answer.then().body("days", hasSize(1)).body("days[0].permitted", equalTo(1));
  }

  @Test
  void aDecisionIsCountedAtOnceWithoutSayingWhen() {
    // Given
    given()
        .auth()
        .oauth2(token(Role.DIALER, advertiser))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "callee", "+31612345678",
                "callerId", "+31207001234",
                "advertiser", advertiser,
                "purpose", "SERVICE"))
        .post("/v1/call-permissions");
    // When
    Response answer = auditor().get("/v1/statistics");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("advertiser", nullValue())
        .body("days.permitted", contains(1))
        .body("days[0].day", equalTo(DutchTime.dateOf(DutchTime.now()).toString()));
  }

  @Test
  void anAgencysAuditorSeesWhatItAsked() throws SQLException {
    // Given
    permitted(FIRST, "PT14H");
    decided(at(FIRST, "PT14H"), "belhuis", "DENY", "NO_LEGAL_BASIS", true);
    // When
    Response answer =
        given()
            .auth()
            .oauth2(agencyToken("belhuis", Role.AUDITOR, advertiser))
            .queryParam("from", at(FIRST, "PT0S").toString())
            .queryParam("to", at(SECOND, "PT24H").toString())
            .get("/v1/statistics");
    // Then
    answer.then().body("days.permitted", contains(0)).body("days.denied", contains(1));
  }

  @Test
  void othersDecisionsAreNotCounted() throws SQLException {
    // Given
    permitted(FIRST, "PT14H");
    // When
    Response answer =
        given()
            .auth()
            .oauth2(token(Role.AUDITOR, "another-" + advertiser))
            .queryParam("from", at(FIRST, "PT0S").toString())
            .queryParam("to", at(SECOND, "PT24H").toString())
            .get("/v1/statistics");
    // Then
    answer.then().statusCode(200).body("days", empty());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-02T00:00:00Z, 2026-11-01T00:00:00Z, before to",
    "2026-11-01T00:00:00Z, 2026-11-01T00:00:00Z, before to",
    "2024-11-01T00:00:00Z, 2026-11-01T00:00:00Z, a year",
    "2026-11-01, 2026-11-02, RFC 3339"
  })
  void aPeriodThatIsNoneIsRefused(String from, String to, String told) {
    // When
    Response answer = auditor().queryParam("from", from).queryParam("to", to).get("/v1/statistics");
    // Then
    answer
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString(told));
  }

  @Test
  void onlyWhoMayAuditMayCount() {
    auditor().queryParam("advertiser", "another").get("/v1/statistics").then().statusCode(403);
    given()
        .auth()
        .oauth2(token(Role.DIALER, advertiser))
        .get("/v1/statistics")
        .then()
        .statusCode(403);
  }

  private record Row(UUID id, Instant at) {}

  private Row permitted(LocalDate day, String time) throws SQLException {
    return decided(at(day, time), null, "PERMIT", "", true);
  }

  private void denied(LocalDate day, String time, String reasons) throws SQLException {
    decided(at(day, time), null, "DENY", reasons, true);
  }

  private Row decided(Instant at, String agency, String verdict, String reasons, boolean binding)
      throws SQLException {
    Row row = new Row(Ids.at(at), at);
    write(DECISION, List.of(utc(at), row.id(), advertiser), agency, verdict, reasons, binding);
    return row;
  }

  private void reported(Row decision, boolean connected, String offered, boolean objected)
      throws SQLException {
    report(decision, connected, offered, objected, null, null, null);
  }

  private void announced(Row decision, Boolean announced) throws SQLException {
    report(decision, true, "RECORDED_TEXT", false, announced, null, null);
  }

  private void violated(Row decision, String violation, LocalDate began) throws SQLException {
    report(decision, true, "AGENT", false, null, violation, began);
  }

  private void report(Row decision, boolean connected, Object... more) throws SQLException {
    write(OUTCOME, List.of(decision.id(), utc(decision.at()), connected), more);
  }

  private void write(String statement, List<Object> first, Object... more) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(statement)) {
      int place = 1;
      for (Object value : first) {
        insert.setObject(place++, value);
      }
      for (Object value : more) {
        insert.setObject(place++, value);
      }
      insert.executeUpdate();
    }
  }

  private Response statistics() {
    return statistics(at(FIRST, "PT0S"), at(SECOND, "PT24H"));
  }

  private Response statistics(Instant from, Instant to) {
    return auditor()
        .queryParam("advertiser", advertiser)
        .queryParam("from", from.toString())
        .queryParam("to", to.toString())
        .get("/v1/statistics");
  }

  private RequestSpecification auditor() {
    return given().auth().oauth2(token(Role.AUDITOR, advertiser));
  }

  private static Instant at(LocalDate day, String time) {
    return day.atStartOfDay(DutchTime.ZONE).plus(Duration.parse(time)).toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
