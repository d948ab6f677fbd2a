package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.consent;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.service;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static nl.magbellen.consent.Feed.changes;
import static nl.magbellen.consent.Feed.end;
import static nl.magbellen.consent.Feed.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;

/** What the gateway is told when a consent's own end comes. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ExpiredConsentsTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private static final String MANY =
      """
      with recorded as (
        insert into consent (number_key, id, advertiser, subject, given_at, valid_until, channel, standalone,
          number_cipher, end_told_until)
        select gen_random_uuid(), gen_random_uuid(), ?, 'solar-panels', now() - interval '2 days',
          now() - interval '1 hour', 'WEB', true, ''::bytea, now() - interval '1 day'
        from generate_series(1, 2500)
        returning number_key, id, advertiser)
      insert into consent_party (number_key, advertiser, consent, addressee)
      select number_key, advertiser, id, true from recorded
      """;

  /** Whoever updates consents waits here, when the statement has begun. */
  private static final String GATE =
      """
      create function wait_at_gate() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock_shared(4711);
        return null;
      end $$;
      create trigger wait_at_gate before update on consent
        for each statement execute function wait_at_gate();
      select pg_advisory_lock(4711);
      """;

  private static final String OPEN =
      """
      select pg_advisory_unlock(4711);
      drop function wait_at_gate() cascade;
      """;

  DataSource database;

  private final String number = newNumber();
  private final String advertiser = "ending-" + number.substring(5);
  private final String partner = advertiser + "-partner";
  private final Instant end = Instant.parse("2026-11-20T11:00:00Z");

  @Test
  void endIsToldOnceForEachParty() throws SQLException {
    // Given
    String id = ending("partners", List.of(partner));
    long told = end();
    endsAt(id, end);
    // When
    expire();
    expire();
    // Then
    changes(told, 100, advertiser)
        .then()
        .body("changes.kind", contains("CONSENT_EXPIRED"))
        .body("changes.number", contains(number))
        .body("changes[0].evidence", equalTo("consent:" + id))
        .body("changes[0].happenedAt", equalTo("2026-11-20T12:00:00+01:00"));
    changes(told, 100, partner).then().body("changes.kind", contains("CONSENT_EXPIRED"));
  }

  /** Without the lock on the rows most of them are told more than once. */
  @Test
  void replicasThatLookAtOnceTellItOnce() throws Exception {
    // Given
    Ends.write(database, MANY, advertiser);
    // When
    Ends.tellAtOnce();
    // Then
    assertThat(Ends.told(database, "CONSENT_EXPIRED", advertiser)).isEqualTo(2500);
  }

  @Test
  void endThatLiesAheadIsNotTold() {
    // Given
    ending("partners", List.of());
    long told = end();
    // When
    expire();
    // Then
    changes(told, 100, advertiser).then().body("changes", empty());
  }

  /** It never allowed a call: whoever was told of it and asked was denied. */
  @Test
  void endThatHadComeWhenTheConsentWasRecordedIsNotTold() {
    // Given
    recorded(
        writer(advertiser),
        "/v1/consents",
        with(consent(number, advertiser), "validUntil", end.toString()));
    imported(newNumber());
    long told = end();
    // When
    expire();
    // Then
    changes(told, 100, advertiser).then().body("changes", empty());
  }

  @Test
  void partyForWhichItWasWithdrawnIsNotToldAgain() throws SQLException {
    // Given
    String id = ending("partners", List.of(partner));
    withdrawn(id, partner);
    long told = end();
    endsAt(id, end);
    // When
    expire();
    // Then
    changes(told, 100, advertiser).then().body("changes.kind", contains("CONSENT_EXPIRED"));
    changes(told, 100, partner).then().body("changes", empty());
  }

  /** A look that sees the record as it was when the look began would tell it. */
  @Test
  void withdrawalThatComesWhileItLooksIsNotFollowedByTheEnd() throws Exception {
    // Given
    String id = ending("partners", List.of());
    endsAt(id, end);
    long told = end();
    try (Connection gate = database.getConnection();
        Statement run = gate.createStatement()) {
      run.execute(GATE);
      // When
      CompletableFuture<Void> look = CompletableFuture.runAsync(ExpiredConsentsTest::expire);
      while (nobodyWaits(run)) {
        Thread.onSpinWait();
      }
      withdrawn(id, advertiser);
      run.execute(OPEN);
      look.join();
    }
    // Then
    changes(told, 100, advertiser).then().body("changes.kind", contains("CONSENT_WITHDRAWN"));
  }

  /** A verification would have lifted the dispute; after the end nothing does. */
  @Test
  void endOfADisputedConsentIsToldAndStandsAlone() throws SQLException {
    // Given
    long told = end();
    String id = ending("partners", List.of());
    disputed(id);
    endsAt(id, end);
    expire();
    verified(id);
    // When
    Response standing = standing(told, advertiser);
    // Then
    standing.then().statusCode(200).body("changes.kind", contains("CONSENT_EXPIRED"));
  }

  @Test
  void veryManyThatEndTogetherAreToldInOneLook() throws SQLException {
    // Given
    Ends.write(database, MANY, advertiser);
    // When
    expire();
    // Then
    assertThat(Ends.told(database, "CONSENT_EXPIRED", advertiser)).isEqualTo(2500);
  }

  @Test
  void consentIsNoBasisFromTheToldInstantOn() throws SQLException {
    // Given
    String id = ending("partners", List.of());
    long told = end();
    endsAt(id, end);
    expire();
    String happenedAt = changes(told, 100, advertiser).path("changes[0].happenedAt");
    Instant instant = OffsetDateTime.parse(happenedAt).toInstant();
    // When
    List<ReasonCode> before = reasons(instant.minusNanos(1000));
    List<ReasonCode> then = reasons(instant);
    // Then
    assertThat(before).doesNotContain(ReasonCode.CONSENT_EXPIRED);
    assertThat(then).contains(ReasonCode.CONSENT_EXPIRED);
  }

  private List<ReasonCode> reasons(Instant at) {
    return Decisions.reasons(number, advertiser, "solar-panels", at);
  }

  private String ending(String field, Object value) {
    Map<String, Object> body =
        with(consent(number, advertiser), "validUntil", Instant.now().plus(HOUR).toString());
    return recorded(writer(advertiser), "/v1/consents", with(body, field, value));
  }

  private void imported(String other) {
    writer(advertiser)
        .contentType("application/x-ndjson")
        .body(
            "{\"number\":\"%s\",\"advertiser\":\"%s\",\"subject\":\"solar-panels\",\"givenAt\":\"2026-10-01T10:00:00+02:00\",\"validUntil\":\"%s\",\"channel\":\"WEB\"}"
                .formatted(other, advertiser, end)
                .getBytes(StandardCharsets.UTF_8))
        .post("/v1/consents/import")
        .then()
        .statusCode(200);
  }

  private void withdrawn(String id, String by) {
    writer(by)
        .body(Map.of("channel", "WEB", "withdrawnAt", "2026-11-02T10:00:00+01:00"))
        .post("/v1/consents/" + id + "/withdrawal")
        .then()
        .statusCode(200);
  }

  private void disputed(String id) {
    service()
        .body(
            Map.of(
                "numberKeys",
                List.of(TestWorld.numberKey(number)),
                "consent",
                id,
                "disputedAt",
                "2026-11-02T10:00:00+01:00"))
        .post("/internal/consumer/disputes")
        .then()
        .statusCode(204);
  }

  private void verified(String id) {
    writer(advertiser)
        .body(
            Map.of(
                "method",
                "SMS_CODE",
                "verifiedAt",
                "2026-11-03T10:00:00+01:00",
                "evidence",
                "sms:1"))
        .post("/v1/consents/" + id + "/verification")
        .then()
        .statusCode(200);
  }

  private static boolean nobodyWaits(Statement run) throws SQLException {
    try (ResultSet waiting =
        run.executeQuery("select from pg_locks where locktype = 'advisory' and not granted")) {
      return !waiting.next();
    }
  }

  /** As if the consent had been recorded before, with this end. */
  private void endsAt(String id, Instant at) throws SQLException {
    Ends.write(
        database,
        "update consent set valid_until = ?::timestamptz, end_told_until = given_at where id = ?",
        at.toString(),
        UUID.fromString(id));
  }

  private static void expire() {
    Ends.tell();
  }
}
