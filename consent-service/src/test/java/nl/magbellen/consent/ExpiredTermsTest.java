package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.consent;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.publishedNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.requestedCall;
import static nl.magbellen.consent.ConsentApi.service;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static nl.magbellen.consent.Feed.changes;
import static nl.magbellen.consent.Feed.end;
import static nl.magbellen.consent.Feed.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import nl.magbellen.number.DutchTime;
import nl.magbellen.rulebook.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gateway is told when the terms are over that the rules set, and requests end. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ExpiredTermsTest {

  private static final LocalDate TODAY = DutchTime.dateOf(Instant.now());
  private static final Period FIRST_CALL = Period.ofMonths(6);
  private static final Period PERIOD = Period.ofYears(2);

  private static final String MANY =
      """
      with recorded as (
        insert into consent (number_key, id, advertiser, subject, given_at, channel, standalone, number_cipher)
        select gen_random_uuid(), gen_random_uuid(), ?, 'solar-panels', ?::timestamptz, 'WEB', true, ''::bytea
        from generate_series(1, 2500)
        returning number_key, id, advertiser)
      insert into consent_party (number_key, advertiser, consent, addressee)
      select number_key, advertiser, id, true from recorded
      """;

  DataSource database;

  private final String number = newNumber();
  private final String advertiser = "terms-" + number.substring(5);
  private final String partner = advertiser + "-partner";

  @ParameterizedTest
  @CsvSource({", P6M", "P1M, P1M", "P1Y, P1Y"})
  void consentThatWasNotUsedInTimeIsToldOnce(String stated, Period term) throws SQLException {
    // Given
    String id = given(begunOver(term), stated);
    long told = toldBefore();
    // When
    Ends.tell();
    Ends.tell();
    // Then
    changes(told, 100, advertiser)
        .then()
        .body("changes.kind", contains("CONSENT_FIRST_CALL_EXPIRED"))
        .body("changes.number", contains(number))
        .body("changes[0].evidence", equalTo("consent:" + id))
        .body("changes[0].happenedAt", equalTo(endOf(begunOver(term), term)));
  }

  @Test
  void termForTheFirstCallIsToldToThePartyThatDidNotCall() throws SQLException {
    // Given
    String id = given(begunOver(FIRST_CALL), null);
    used(id, partner, begunOver(FIRST_CALL).plusDays(10));
    long told = toldBefore();
    // When
    Ends.tell();
    // Then
    changes(told, 100, advertiser)
        .then()
        .body("changes.kind", contains("CONSENT_FIRST_CALL_EXPIRED"));
    changes(told, 100, partner).then().body("changes", empty());
  }

  @Test
  void periodIsToldOnceFromWhenTheConsentWasGiven() throws SQLException {
    // Given
    String id = given(begunOver(PERIOD), "P9Y");
    long told = toldBefore();
    // When
    Ends.tell();
    Ends.tell();
    // Then
    changes(told, 100, advertiser)
        .then()
        .body("changes.kind", contains("CONSENT_PERIOD_EXPIRED"))
        .body("changes[0].evidence", equalTo("consent:" + id))
        .body("changes[0].happenedAt", equalTo(endOf(begunOver(PERIOD), PERIOD)));
  }

  @Test
  void periodIsToldOnceFromTheLastUseAndNotFromTheFormerOnes() throws SQLException {
    // Given
    LocalDate last = begunOver(PERIOD);
    String id = given(last.minusMonths(2), null);
    used(id, advertiser, last.minusMonths(1));
    used(id, advertiser, last);
    used(id, partner, last);
    used(id, partner, TODAY.minusMonths(1));
    long told = toldBefore();
    // When
    Ends.tell();
    Ends.tell();
    // Then
    changes(told, 100, advertiser)
        .then()
        .body("changes.kind", contains("CONSENT_PERIOD_EXPIRED"))
        .body("changes[0].evidence", equalTo("consent:" + id))
        .body("changes[0].happenedAt", equalTo(endOf(last, PERIOD)));
    changes(told, 100, partner).then().body("changes", empty());
  }

  @Test
  void consentThatWasOverForWantOfAFirstCallIsNotToldAgainByItsPeriod() throws SQLException {
    // Given
    given(begunOver(PERIOD), null);
    long told = toldBefore();
    // When
    Ends.tell();
    // Then
    changes(told, 100, advertiser).then().body("changes", empty());
  }

  @Test
  void consentWhoseOwnEndCameBeforeItsTermIsToldByThatAlone() throws SQLException {
    // Given
    String id = given(begunOver(FIRST_CALL), null);
    Ends.write(
        database,
        "update consent set valid_until = given_at + interval '1 day' where id = ?",
        UUID.fromString(id));
    long told = toldBefore();
    // When
    Ends.tell();
    // Then
    changes(told, 100, advertiser).then().body("changes", empty());
  }

  @Test
  void withdrawnConsentIsNotToldByItsTerm() throws SQLException {
    // Given
    withdrawn(given(begunOver(FIRST_CALL), null));
    long told = toldBefore();
    // When
    Ends.tell();
    // Then
    changes(told, 100, advertiser).then().body("changes", empty());
  }

  @Test
  void whatWasOverWhenItWasRecordedIsNotToldSo() throws SQLException {
    // Given
    given(TODAY, null);
    long told = toldBefore();
    // When
    given(begunOver(FIRST_CALL).minusDays(10), null);
    recorded(
        writer(advertiser),
        "/v1/requested-calls",
        with(requestedCall(number, advertiser), "validUntil", "2026-11-21T10:00:00+01:00"));
    recorded(
        writer(advertiser),
        "/v1/published-numbers",
        seen(begunOver(Period.ofMonths(6)).minusDays(10)));
    Ends.tell();
    // Then
    changes(told, 100, advertiser)
        .then()
        .body("changes.kind", contains("CONSENT_GIVEN", "CALL_REQUESTED", "NUMBER_PUBLISHED"));
  }

  @Test
  void replicasThatLookAtOnceTellManyOnce() throws Exception {
    // Given
    given(TODAY, null);
    toldBefore();
    Ends.write(database, MANY, advertiser, midnight(begunOver(FIRST_CALL)));
    // When
    Ends.tellAtOnce();
    // Then
    assertThat(Ends.told(database, "CONSENT_FIRST_CALL_EXPIRED", advertiser)).isEqualTo(2500);
  }

  @Test
  void replicaWhoseClockIsBehindChangesNothing() throws SQLException {
    // Given
    given(begunOver(FIRST_CALL), null);
    long told = toldBefore();
    Ends.write(database, "update term_told set looked_at = now() + interval '1 hour'");
    // When
    Ends.tell();
    // Then
    changes(told, 100, advertiser).then().body("changes", empty());
  }

  @Test
  void endOfARequestedCallIsToldOnceAndAUsedOneIsNot() throws SQLException {
    // Given
    String id = requested(number);
    String used = requested(newNumber());
    Instant at = Instant.now().minusSeconds(600);
    use("requested-call:" + used, advertiser, at.minusSeconds(60));
    long told = toldBefore();
    Ends.write(
        database,
        "update requested_call set valid_until = ?::timestamptz, recorded_at = requested_at where advertiser = ?",
        at.toString(),
        advertiser);
    // When
    Ends.tell();
    Ends.tell();
    // Then
    changes(told, 100, advertiser)
        .then()
        .body("changes.kind", contains("REQUESTED_CALL_EXPIRED"))
        .body("changes.number", contains(number))
        .body("changes[0].evidence", equalTo("requested-call:" + id));
  }

  @Test
  void termThatCannotBeReadKeepsNoOtherEndFromBeingTold() throws SQLException {
    // Given
    String consent = given(begunOver(FIRST_CALL), "P5M");
    String id = requested(number);
    long told = toldBefore();
    Ends.write(
        database,
        "update requested_call set valid_until = ?::timestamptz, recorded_at = requested_at where advertiser = ?",
        Instant.now().minusSeconds(600).toString(),
        advertiser);
    String statesTerm = "update consent set first_call_within = ? where id = ?::uuid";
    Ends.write(database, statesTerm, "five months", consent);
    // When
    Throwable failed = catchThrowable(Ends::tell);
    // Then
    Ends.write(database, statesTerm, "P5M", consent);
    assertThat(failed).hasStackTraceContaining("DateTimeParseException");
    changes(told, 100, advertiser)
        .then()
        .body("changes.evidence", contains("requested-call:" + id));
  }

  @Test
  void ageOfAPublishedNumberIsToldOnceToEachAdvertiser() throws SQLException {
    // Given
    LocalDate day = begunOver(Period.ofMonths(6));
    String id = recorded(writer(advertiser, partner), "/v1/published-numbers", seen(day));
    recorded(writer(advertiser), "/v1/published-numbers", seen(TODAY));
    long told = toldBefore();
    // When
    Ends.tell();
    Ends.tell();
    // Then
    changes(told, 100, advertiser)
        .then()
        .body("changes.kind", contains("PUBLISHED_NUMBER_EXPIRED"))
        .body("changes.number", contains(number))
        .body("changes[0].evidence", equalTo("published-number:" + id))
        .body("changes[0].happenedAt", equalTo(endOf(day, Period.ofMonths(6))));
    changes(told, 100, partner).then().body("changes.kind", contains("PUBLISHED_NUMBER_EXPIRED"));
  }

  @Test
  void consentIsNoBasisFromTheToldInstantOn() throws SQLException {
    // Given
    given(begunOver(FIRST_CALL), null);
    long told = toldBefore();
    Ends.tell();
    String happenedAt = changes(told, 100, advertiser).path("changes[0].happenedAt");
    Instant instant = OffsetDateTime.parse(happenedAt).toInstant();
    // When
    List<ReasonCode> before = reasons(instant.minusNanos(1000));
    List<ReasonCode> then = reasons(instant);
    // Then
    assertThat(before).doesNotContain(ReasonCode.CONSENT_FIRST_CALL_TERM_PASSED);
    assertThat(then).contains(ReasonCode.CONSENT_FIRST_CALL_TERM_PASSED);
    standing(told, advertiser).then().body("changes.kind", contains("CONSENT_FIRST_CALL_EXPIRED"));
  }

  private List<ReasonCode> reasons(Instant at) {
    return Decisions.reasons(number, advertiser, "solar-panels", at);
  }

  /** The latest day from which such a term is over: the last days of a month may have one end. */
  private static LocalDate begunOver(Period term) {
    LocalDate day = TODAY.minusDays(1).minus(term);
    while (day.plusDays(1).plus(term).isBefore(TODAY)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static String endOf(LocalDate begun, Period term) {
    return midnight(begun.plus(term).plusDays(1));
  }

  private static String midnight(LocalDate day) {
    return DutchTime.format(day.atStartOfDay(DutchTime.ZONE).toInstant());
  }

  /** As if all had been told by the day before yesterday, and nothing since. */
  private long toldBefore() throws SQLException {
    Ends.write(database, "update term_told set looked_at = now() - interval '2 days'");
    Ends.tell();
    Ends.write(
        database,
        "update term_told set began_at = began_at - interval '2 days', looked_at = looked_at - interval '2 days'");
    return end();
  }

  private String given(LocalDate day, String firstCallWithin) {
    Map<String, Object> body =
        with(
            with(consent(number, advertiser), "givenAt", midnight(day)),
            "partners",
            List.of(partner));
    return recorded(
        writer(advertiser),
        "/v1/consents",
        firstCallWithin == null
            ? body
            : with(
                body,
                "text",
                Map.of("version", firstCallWithin, "firstCallWithin", firstCallWithin)));
  }

  private void used(String consent, String by, LocalDate day) {
    use("consent:" + consent, by, day.atStartOfDay(DutchTime.ZONE).toInstant());
  }

  private static void use(String evidence, String by, Instant at) {
    Map<String, Object> use =
        Map.of(
            "evidence", evidence, "usedAt", at.toString(), "decision", at + by, "advertiser", by);
    service().body(Map.of("uses", List.of(use))).post("/internal/uses").then().statusCode(204);
  }

  private void withdrawn(String consent) {
    writer(advertiser)
        .body(Map.of("channel", "WEB", "withdrawnAt", midnight(TODAY)))
        .post("/v1/consents/" + consent + "/withdrawal")
        .then()
        .statusCode(200);
  }

  private String requested(String of) {
    return recorded(
        writer(advertiser),
        "/v1/requested-calls",
        with(
            requestedCall(of, advertiser),
            "validUntil",
            Instant.now().plusSeconds(3600).toString()));
  }

  private Map<String, Object> seen(LocalDate day) {
    return with(publishedNumber(number), "seenAt", midnight(day));
  }
}
