package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.balanceTest;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.relation;
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
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import javax.sql.DataSource;
import nl.magbellen.number.DutchTime;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.service.testing.RegisterStandIn;
import org.junit.jupiter.api.Test;

/** What the gateway is told when the terms of former customers are over. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ExpiredRelationsTest {

  private static final LocalDate TODAY = DutchTime.dateOf(Instant.now());

  private static final String MANY =
      """
      insert into customer_relation (number_key, id, advertiser, subject, kind, started_at, ended_at,
        number_from_sale, opt_out_offered, number_cipher)
      select gen_random_uuid(), gen_random_uuid(), ?, 'energy-contract', 'CUSTOMER', '2024-03-01',
        ?::timestamptz, true, true, ''::bytea
      from generate_series(1, 2500)
      """;

  private static final String LOOKED =
      """
      insert into former_customers_told (advertiser, subject, looked_at, ended_at, relation)
      values (?, 'energy-contract', now() - interval '1 day', ?::timestamptz, gen_random_uuid())
      """;

  private static final String MANY_TESTS =
      """
      insert into balance_test (advertiser, id, subject, held_on, term, interests, impact, safeguards, conclusion,
        approved_by, recorded_by)
      select ? || '-' || n, gen_random_uuid(), 'gas', '2026-01-15', 'P1Y', '-', '-', '-', '-', '-', '-'
      from generate_series(1, 250) as n
      """;

  DataSource database;
  RegisterStandIn register;

  private final String number = newNumber();
  private final String advertiser = "former-" + number.substring(5);

  @Test
  void termThatIsOverIsToldOnce() throws SQLException {
    // Given
    held("*", "P1Y");
    String id = ended(number, overSince(0));
    ended(newNumber(), overSince(-1));
    expire();
    long told = end();
    lookedLast(1);
    // When
    expire();
    expire();
    // Then
    changes(told, 100, advertiser)
        .then()
        .body("changes.kind", contains("RELATION_EXPIRED"))
        .body("changes.number", contains(number))
        .body("changes[0].evidence", equalTo("relation:" + id))
        .body("changes[0].happenedAt", equalTo(midnight(TODAY)));
  }

  /** Without the lock on how far it was told each of them tells all. */
  @Test
  void replicasThatLookAtOnceTellItOnce() throws Exception {
    // Given
    manyAreOverSinceToday();
    // When
    Ends.tellAtOnce();
    // Then
    assertThat(Ends.told(database, "RELATION_EXPIRED", advertiser)).isEqualTo(2500);
  }

  @Test
  void veryManyThatAreOverTogetherAreToldInOneLook() throws SQLException {
    // Given
    manyAreOverSinceToday();
    // When
    expire();
    // Then
    assertThat(Ends.told(database, "RELATION_EXPIRED", advertiser)).isEqualTo(2500);
  }

  @Test
  void replicaWhoseClockIsBehindChangesNothing() throws SQLException {
    // Given
    held("*", "P1Y");
    ended(number, overSince(0));
    expire();
    long told = end();
    lookedLast(1);
    Ends.write(
        database,
        "update former_customers_told set looked_at = now() + interval '1 hour' where advertiser = ?",
        advertiser);
    // When
    expire();
    // Then
    changes(told, 100, advertiser).then().body("changes", empty());
  }

  /** Its end blocks calls; there was no day on which its term allowed one. */
  @Test
  void relationThatWasOverWhenItWasRecordedIsNotToldSo() throws SQLException {
    // Given
    held("*", "P1Y");
    ended(newNumber(), overSince(-30));
    expire();
    long told = end();
    ended(number, overSince(10));
    lookedLast(1);
    // When
    expire();
    // Then
    changes(told, 100, advertiser)
        .then()
        .body("changes.kind", contains("RELATION_STARTED", "RELATION_ENDED"));
  }

  /** Even where it was told before how far: else a first look tells nothing anyway. */
  @Test
  void withoutABalanceTestOfTheSubjectNothingIsTold() throws SQLException {
    // Given
    held("insurance", "P1Y");
    ended(number, overSince(10));
    Ends.write(database, LOOKED, advertiser, midnight(overSince(20)));
    long told = end();
    // When
    expire();
    // Then
    changes(told, 100, advertiser).then().body("changes", empty());
  }

  @Test
  void shorterTermIsToldAndALongerOneLetsItBeToldAgain() throws SQLException {
    // Given
    held("*", "P2Y");
    String id = ended(number, overSince(0));
    expire();
    long told = end();
    // When
    held("*", "P1Y");
    expire();
    List<String> shorter = changes(told, 100, advertiser).path("changes.evidence");
    held("*", "P2Y");
    expire();
    held("*", "P1Y");
    expire();
    // Then
    assertThat(shorter).containsExactly("relation:" + id);
    changes(told, 100, advertiser)
        .then()
        .body("changes.kind", contains("RELATION_EXPIRED", "RELATION_EXPIRED"));
    standing(told, advertiser).then().body("changes.kind", contains("RELATION_EXPIRED"));
  }

  @Test
  void testOfASimilarSubjectGivesTheTermAndOneOfAnotherDoesNot() throws SQLException {
    // Given
    register.declareSimilar(advertiser, "energy-contract", "solar-panels");
    held("*", "P3Y");
    held("insurance", "P6M");
    held("solar-panels", "P1Y");
    ended(number, overSince(0));
    expire();
    long told = end();
    lookedLast(1);
    // When
    expire();
    // Then
    changes(told, 100, advertiser)
        .then()
        .body("changes.kind", contains("RELATION_EXPIRED"))
        .body("changes[0].happenedAt", equalTo(midnight(TODAY)));
  }

  @Test
  void advertiserWhoseFactsCannotBeReadIsToldLaterAndKeepsItFromNobody() throws SQLException {
    // Given
    String other = advertiser + "-garbled";
    for (String each : List.of(advertiser, other)) {
      held(each, "energy-contract", "P1Y");
      ended(each, newNumber(), overSince(0));
    }
    expire();
    long told = end();
    lookedLast(1);
    register.garble(other, true);
    // When
    expire();
    List<String> meanwhile = changes(told, 100, advertiser).path("changes.kind");
    long since = end();
    register.garble(other, false);
    expire();
    // Then
    assertThat(meanwhile).containsExactly("RELATION_EXPIRED");
    changes(told, 100, advertiser).then().body("changes.kind", contains("RELATION_EXPIRED"));
    changes(told, 100, other).then().body("changes.kind", contains("RELATION_EXPIRED"));
    changes(since, 100, other).then().body("changes.kind", contains("RELATION_EXPIRED"));
  }

  @Test
  void familiesOfManyAdvertisersAreAskedPartByPart() throws SQLException {
    // Given
    Ends.write(database, MANY_TESTS, advertiser);
    // When
    expire();
    // Then
    assertThat(register.largestBatch()).isEqualTo(100);
  }

  @Test
  void relationIsNoBasisFromTheToldInstantOn() throws SQLException {
    // Given
    held("*", "P1Y");
    ended(number, overSince(0));
    expire();
    long told = end();
    lookedLast(1);
    expire();
    String happenedAt = changes(told, 100, advertiser).path("changes[0].happenedAt");
    Instant instant = OffsetDateTime.parse(happenedAt).toInstant();
    // When
    List<ReasonCode> before = reasons(instant.minusNanos(1000));
    List<ReasonCode> then = reasons(instant);
    // Then
    assertThat(before).doesNotContain(ReasonCode.CUSTOMER_TERM_PASSED);
    assertThat(then).contains(ReasonCode.CUSTOMER_TERM_PASSED);
  }

  private List<ReasonCode> reasons(Instant at) {
    return Decisions.reasons(number, advertiser, "energy-contract", at);
  }

  private void held(String subject, String term) {
    held(advertiser, subject, term);
  }

  private static void held(String by, String subject, String term) {
    recorded(writer(by), "/v1/balance-tests", with(balanceTest(by, term), "subject", subject));
  }

  /** When a relation ended whose term of a year is over since so many days; negative: it runs. */
  private static LocalDate overSince(int days) {
    return TODAY.minusDays(days + 1L).minus(Period.ofYears(1));
  }

  private String ended(String of, LocalDate day) {
    return ended(advertiser, of, day);
  }

  private static String ended(String by, String of, LocalDate day) {
    return recorded(
        writer(by), "/v1/customer-relations", with(relation(of, by), "endedAt", midnight(day)));
  }

  /** As if the last look had been so many days ago. */
  private void lookedLast(int days) throws SQLException {
    Ends.write(
        database,
        "update former_customers_told set ended_at = ended_at - ?::interval, looked_at = looked_at - ?::interval where advertiser like ?",
        days + " days",
        days + " days",
        advertiser + "%");
  }

  private void manyAreOverSinceToday() throws SQLException {
    held("*", "P1Y");
    ended(number, overSince(-1));
    expire();
    Ends.write(database, MANY, advertiser, midnight(overSince(0)));
    lookedLast(1);
  }

  private static String midnight(LocalDate day) {
    return DutchTime.format(day.atStartOfDay(DutchTime.ZONE).toInstant());
  }

  private static void expire() {
    Ends.tell();
  }
}
