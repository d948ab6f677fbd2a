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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.magbellen.number.DutchTime;
import nl.magbellen.rulebook.ReasonCode;
import nl.magbellen.service.testing.RegisterStandIn;
import nl.magbellen.service.testing.ScheduledJobs;
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

  @Test
  void replicasThatLookAtOnceTellItOnce() throws SQLException {
    // Given
    held("*", "P1Y");
    ended(number, overSince(0));
    expire();
    long told = end();
    lookedLast(1);
    // When
    CompletableFuture.allOf(
            Stream.generate(() -> CompletableFuture.runAsync(ExpiredRelationsTest::expire))
                .limit(4)
                .toArray(CompletableFuture[]::new))
        .join();
    // Then
    changes(told, 100, advertiser).then().body("changes.kind", contains("RELATION_EXPIRED"));
  }

  @Test
  void veryManyThatAreOverTogetherAreToldInOneLook() throws SQLException {
    // Given
    held("*", "P1Y");
    ended(number, overSince(-1));
    expire();
    update(MANY, advertiser, midnight(overSince(0)));
    lookedLast(1);
    // When
    expire();
    // Then
    assertThat(toldOf(advertiser)).isEqualTo(2500);
  }

  @Test
  void replicaWhoseClockIsBehindChangesNothing() throws SQLException {
    // Given
    held("*", "P1Y");
    ended(number, overSince(0));
    expire();
    long told = end();
    lookedLast(1);
    update(
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
    // When
    expire();
    // Then
    changes(told, 100, advertiser)
        .then()
        .body("changes.kind", contains("RELATION_STARTED", "RELATION_ENDED"));
  }

  @Test
  void withoutABalanceTestNothingIsTold() {
    // Given
    ended(number, overSince(10));
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
    recorded(
        writer(advertiser),
        "/v1/balance-tests",
        with(balanceTest(advertiser, term), "subject", subject));
  }

  /** When a relation ended whose term of a year is over since so many days; negative: it runs. */
  private static LocalDate overSince(int days) {
    return TODAY.minusDays(days + 1L).minus(Period.ofYears(1));
  }

  private String ended(String of, LocalDate day) {
    return recorded(
        writer(advertiser),
        "/v1/customer-relations",
        with(relation(of, advertiser), "endedAt", midnight(day)));
  }

  /** As if the last look had been so many days ago. */
  private void lookedLast(int days) throws SQLException {
    update(
        "update former_customers_told set ended_at = ended_at - ?::interval, looked_at = looked_at - ?::interval where advertiser = ?",
        days + " days",
        days + " days",
        advertiser);
  }

  private void update(String sql, String... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement write = connection.prepareStatement(sql)) {
      for (int place = 0; place < values.length; place++) {
        write.setString(place + 1, values[place]);
      }
      write.executeUpdate();
    }
  }

  private long toldOf(String advertiser) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement read =
            connection.prepareStatement(
                "select count(distinct evidence) from change where kind = 'RELATION_EXPIRED' and advertiser = ?")) {
      read.setString(1, advertiser);
      ResultSet counted = read.executeQuery();
      counted.next();
      return counted.getLong(1);
    }
  }

  private static String midnight(LocalDate day) {
    return DutchTime.format(day.atStartOfDay(DutchTime.ZONE).toInstant());
  }

  private static void expire() {
    ScheduledJobs.doAllOf("ExpiredRelations");
  }
}
