package nl.magbellen.callerid.probe;

import static nl.magbellen.callerid.Clients.newNumber;
import static nl.magbellen.callerid.Clients.registrar;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.magbellen.callerid.Clients;
import nl.magbellen.callerid.probe.sip.CalledSide;
import nl.magbellen.callerid.probe.sip.Trunks;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose turn it is to be called, and what the answers make of callback checks. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class ProberTest {

  /** Of a Tuesday. */
  private static final Instant MORNING = Instant.parse("2025-03-04T09:00:00Z");

  private static final String VOUCHED = "2025-02-20T12:00:00+01:00";
  private static final Seen ANSWERED = new Seen(ProbeAnswer.ANSWERED, 200);
  private static final Seen NO_ANSWER = new Seen(ProbeAnswer.NO_ANSWER, 487);
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Pool pool;
  @Inject Rulebook rulebook;
  DataSource database;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @BeforeEach
  void nobodyWasCalledYet() throws SQLException {
    sql(
        "delete from change where evidence in (select 'callback-check:' || id from callback_check where probe is not null)",
        "update caller_id set expired_check = null where expired_check in (select id from callback_check where probe is not null)",
        "delete from callback_check where probe is not null",
        "delete from probe",
        "delete from probe_day",
        "delete from probed_number",
        "update caller_id set released_at = registered_from where registered_from < '2025-12-01'");
  }

  @Test
  void answerIsACheckWithItsCallAsEvidence() {
    try (CalledSide called =
        new CalledSide("<INVITE", "180 Ringing", "200 OK", "<ACK", "<BYE", "200 OK for CANCEL")) {
      // Given
      ProbedNumber number = ProbedNumber.proven().vouched(VOUCHED, true);
      // When
      await(prober(trunk(called, Map.of()), MORNING).look());
      // Then
      assertThat(number.check())
          .containsEntry("result", "ANSWERED")
          .containsEntry("identifiesAdvertiser", true)
          .containsEntry("ordinaryTariff", true)
          .containsEntry("recordedBy", "prober")
          .containsEntry("probe", number.probes().getString("probes[0].id"));
      assertThat(instant(number.check().get("at"))).isEqualTo(MORNING);
      assertThat(number.probes().getString("probes[0].answer")).isEqualTo("ANSWERED");
      assertThat(number.probes().getInt("probes[0].status")).isEqualTo(200);
      assertThat(instant(number.probes().get("nextAt"))).isEqualTo("2025-03-11T09:00:00Z");
      assertThat(meters.counter("magbellen.probes", "answer", "ANSWERED").count()).isOne();
      assertThat(called.messages())
          .contains(
              "INVITE sip:" + number.number() + "@",
              "Call-ID: " + number.probes().getString("probes[0].id"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-04T21:00:00Z",
    "2025-03-04T07:59:00Z",
    "2025-03-02T12:00:00Z",
    "2025-04-21T10:00:00Z"
  })
  void outsideTheHoursNobodyIsCalled(Instant closed) {
    // Given
    ProbedNumber number = ProbedNumber.proven();
    // When
    await(prober(settings(Map.of("sip.trunk", "127.0.0.1:1")), closed).look());
    // Then
    assertThat(number.probes().getList("probes")).isEmpty();
  }

  @Test
  void withoutATrunkNobodyIsCalled() {
    // Given
    ProbedNumber number = ProbedNumber.proven();
    // When
    await(prober(settings(Map.of()), MORNING).look());
    // Then
    assertThat(number.probes().getList("probes")).isEmpty();
  }

  @Test
  void whileClockAndDatabaseDifferNobodyIsCalled() {
    // Given
    ProbedNumber number = ProbedNumber.proven();
    ProberSettings settings =
        settings(Map.of("sip.trunk", "127.0.0.1:1", "clocks-differ-at-most", "PT10S"));
    // When
    await(prober(settings, MORNING).look());
    // Then
    assertThat(number.probes().getList("probes")).isEmpty();
  }

  /** A trunk that is out of order does not use up the day. */
  @Test
  void afterACallThatTaughtNothingNobodyIsCalledForAWhile() {
    // Given
    List<ProbedNumber> numbers = List.of(ProbedNumber.proven(), ProbedNumber.proven());
    ProberSettings settings =
        settings(Map.of("sip.trunk", "127.0.0.1:1", "sip.from", Trunks.SHOWN, "sip.t1", "PT0.01S"));
    Prober prober = prober(settings, MORNING);
    // When
    await(prober.look());
    await(prober.look());
    // Then
    assertThat(numbers.stream().map(one -> one.probes().getList("probes.answer")))
        .containsExactlyInAnyOrder(List.of("FAILED"), List.of());
  }

  @Test
  void onlyNumbersThatAreOursAndCostNoMoreAreCalled() {
    // Given
    ProbedNumber.registered(newNumber());
    ProbedNumber.proven().released("2025-02-01T12:00:00+01:00");
    ProbedNumber.proven("+319001234");
    ProbedNumber.proven(Trunks.SHOWN);
    // Then
    assertThat(begin(MORNING)).isNull();
    // When
    ProbedNumber number = ProbedNumber.proven();
    // Then
    assertThat(begin(MORNING).number().e164()).isEqualTo(number.number());
  }

  @Test
  void oneIsCalledAtATimeWhateverReplicasDo() {
    // Given
    Stream.generate(ProbedNumber::proven).limit(3).toList();
    // When
    List<CompletableFuture<Probe>> begun =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> begin(MORNING), Clients.AT_ONCE))
            .limit(6)
            .toList();
    // Then
    assertThat(begun.stream().map(CompletableFuture::join).filter(Objects::nonNull)).hasSize(1);
    assertThat(begin(MORNING)).isNull();
  }

  @Test
  void daysBudgetIsNeverExceeded() {
    // Given
    Stream.generate(ProbedNumber::proven).limit(4).toList();
    Map<String, String> two = Map.of("daily-budget", "2");
    // When
    List<Probe> called = Stream.generate(() -> called(MORNING, two)).limit(4).toList();
    // Then
    assertThat(called.stream().filter(Objects::nonNull)).hasSize(2);
    assertThat(called(MORNING.plus(Duration.ofDays(1)), two)).isNotNull();
  }

  @Test
  void numberHasABudgetOfItsOwn() {
    // Given
    ProbedNumber number = ProbedNumber.proven();
    Map<String, String> often = Map.of("again-after", "PT0.001S", "daily-per-number", "2");
    // When
    List<Probe> called =
        Stream.iterate(MORNING, at -> at.plusSeconds(60))
            .limit(4)
            .map(at -> called(at, often))
            .toList();
    // Then
    assertThat(called.stream().filter(Objects::nonNull)).hasSize(2);
    assertThat(number.probes().getList("probes")).hasSize(2);
  }

  /** Killed while it rang: it is spent, nothing was learnt, and others go on. */
  @Test
  void callWhoseReplicaIsGoneIsGivenUp() {
    // Given
    ProbedNumber number = ProbedNumber.proven().vouched(VOUCHED, true);
    Probe lost = begin(MORNING);
    // When
    Instant later = MORNING.plus(Duration.ofMinutes(10));
    Probe none = begin(later);
    end(lost, ANSWERED, later);
    // Then
    assertThat(none).isNull();
    assertThat(number.probes().getList("probes.answer")).containsExactly("FAILED");
    assertThat(number.checks()).hasSize(1);
    assertThat(begin(MORNING.plus(Duration.ofHours(5))).number()).isEqualTo(lost.number());
  }

  @Test
  void numberThatIsGivenUpWhileItRingsGetsNoCheck() {
    // Given
    ProbedNumber number = ProbedNumber.proven().vouched(VOUCHED, true);
    Probe probe = begin(MORNING);
    number.released("2025-03-04T10:00:00+01:00");
    // When
    end(probe, ANSWERED, MORNING.plusSeconds(30));
    // Then
    assertThat(number.checks()).hasSize(1);
    assertThat(number.probes().getList("probes.answer")).containsExactly("ANSWERED");
  }

  /** No call of ours hears who answers, and what it costs. */
  @ParameterizedTest
  @CsvSource({
    "2025-02-20T12:00:00+01:00, true, 2",
    "2025-02-20T12:00:00+01:00, false, 1",
    "2024-03-03T12:00:00+01:00, true, 1",
    "2025-03-04T12:00:00+01:00, true, 1"
  })
  void answerPassesOnlyWhereAPersonSaidTheRestLately(String at, boolean identifies, int checks) {
    // Given
    ProbedNumber number = ProbedNumber.proven().vouched(at, identifies);
    // When
    end(begin(MORNING), ANSWERED, MORNING.plusSeconds(5));
    // Then
    assertThat(number.checks()).hasSize(checks);
  }

  @Test
  void answerOfANumberWithoutAWordOfAPersonIsNoCheck() {
    // Given
    ProbedNumber number = ProbedNumber.proven();
    // When
    end(begin(MORNING), ANSWERED, MORNING.plusSeconds(5));
    // Then
    assertThat(number.checks()).isEmpty();
  }

  @Test
  void oneCallServesAllWhoRegisteredTheNumber() {
    // Given
    ProbedNumber one = ProbedNumber.proven().vouched(VOUCHED, true);
    ProbedNumber other = ProbedNumber.registered(one.number()).vouched(VOUCHED, true);
    ProbedNumber third = ProbedNumber.agreed(one.number()).vouched(VOUCHED, true);
    // When
    end(begin(MORNING), ANSWERED, MORNING.plusSeconds(5));
    // Then
    assertThat(one.checks()).hasSize(2);
    assertThat(other.checks()).hasSize(1);
    assertThat(third.checks()).hasSize(2);
    assertThat(begin(MORNING.plusSeconds(60))).isNull();
  }

  @Test
  void severalCallsWithoutAnAnswerMakeOneFailedCheckAndAnAnswerMendsIt() {
    // Given
    ProbedNumber number = ProbedNumber.proven().vouched(VOUCHED, true);
    // When
    seen(MORNING, NO_ANSWER);
    seen(at("2025-03-04T14:00:00Z"), new Seen(ProbeAnswer.BUSY, 486));
    seen(at("2025-03-04T19:00:00Z"), new Seen(ProbeAnswer.FAILED, 503));
    // Then
    assertThat(number.checks()).containsExactly("ANSWERED");
    assertThat(number.probes().getInt("unanswered")).isEqualTo(2);
    // When
    seen(at("2025-03-05T09:00:00Z"), new Seen(ProbeAnswer.NOT_IN_SERVICE, 404));
    seen(at("2025-03-06T09:00:00Z"), NO_ANSWER);
    // Then
    assertThat(number.checks()).containsExactly("NOT_IN_SERVICE", "ANSWERED");
    assertThat(number.check()).containsEntry("identifiesAdvertiser", false);
    // When
    seen(at("2025-03-07T09:00:00Z"), ANSWERED);
    // Then
    assertThat(number.checks()).containsExactly("ANSWERED", "NOT_IN_SERVICE", "ANSWERED");
    assertThat(number.probes().getInt("unanswered")).isZero();
  }

  /** Callability is seen, not typed. */
  @Test
  void whatIsSeenOverrulesWhatIsTyped() {
    // Given
    ProbedNumber number = ProbedNumber.proven().vouched(VOUCHED, true);
    Stream.iterate(MORNING, at -> at.plus(Duration.ofDays(1)))
        .limit(3)
        .forEach(at -> seen(at, NO_ANSWER));
    number.vouched("2025-03-06T20:00:00+01:00", true);
    // When
    seen(at("2025-03-07T09:00:00Z"), NO_ANSWER);
    // Then
    assertThat(number.checks()).containsExactly("NO_ANSWER", "ANSWERED", "NO_ANSWER", "ANSWERED");
  }

  @Test
  void databaseThatIsGoneDuringACallCostsNoCall() throws SQLException {
    try (CalledSide called =
        new CalledSide("<INVITE", "180 Ringing", "200 OK", "<ACK", "<BYE", "200 OK for CANCEL")) {
      // Given
      ProbedNumber number = ProbedNumber.proven().vouched(VOUCHED, true);
      CompletableFuture<Void> looked =
          prober(trunk(called, Map.of("hang-up-after", "PT1S")), MORNING)
              .look()
              .subscribeAsCompletionStage();
      until(() -> called.messages().contains("\nACK sip:"));
      // When
      sql("alter table probe rename to gone");
      until(() -> called.messages().contains("\nBYE sip:"));
      LockSupport.parkNanos(Duration.ofMillis(600).toNanos());
      sql("alter table gone rename to probe");
      looked.join();
      // Then
      assertThat(number.checks()).hasSize(2);
    }
  }

  @Test
  void probesAreSeenByThoseWhoSeeTheNumber() {
    // Given
    ProbedNumber number = ProbedNumber.proven();
    Probe probe = begin(MORNING);
    // Then
    assertThat(number.probes().getString("probes[0].id")).isEqualTo(probe.id().toString());
    assertThat(number.probes().<String>get("probes[0].answer")).isNull();
    registrar("another").get("/v1/caller-ids/{id}/probes", number.id()).then().statusCode(403);
    Clients.registrarOfAll().get("/v1/caller-ids/{id}/probes", probe.id()).then().statusCode(404);
  }

  private Prober prober(ProberSettings settings, Instant now) {
    ProbeSchedule schedule = new ProbeSchedule(settings);
    return new Prober(
        Trunks.telephony(settings),
        new ProbeHours(rulebook, settings),
        new ProbeTurns(pool, rulebook, settings),
        new ProbeEnds(pool, schedule, settings),
        settings,
        () -> now,
        meters);
  }

  /** Begins the next call. */
  private Probe begin(Instant now) {
    return begin(now, Map.of());
  }

  private Probe begin(Instant now, Map<String, String> settings) {
    return await(
        new ProbeTurns(pool, rulebook, settings(settings))
            .next(now, LocalDate.ofInstant(now, rulebook.zone())));
  }

  /** Begins the next call, of which nothing is learnt. */
  private Probe called(Instant now, Map<String, String> settings) {
    Probe probe = begin(now, settings);
    if (probe != null) {
      end(probe, Seen.NOTHING, now.plusSeconds(1), settings);
    }
    return probe;
  }

  private void seen(Instant now, Seen seen) {
    end(begin(now), seen, now.plusSeconds(10));
  }

  private void end(Probe probe, Seen seen, Instant now) {
    end(probe, seen, now, Map.of());
  }

  private void end(Probe probe, Seen seen, Instant now, Map<String, String> settings) {
    ProberSettings all = settings(settings);
    await(new ProbeEnds(pool, new ProbeSchedule(all), all).end(probe, seen, now));
  }

  private static ProberSettings trunk(CalledSide called, Map<String, String> others) {
    Map<String, String> all = new HashMap<>(others);
    all.put("clocks-differ-at-most", "P5000D");
    return Trunks.to(called.address(), all);
  }

  private static ProberSettings settings(Map<String, String> others) {
    Map<String, String> all = new HashMap<>(others);
    all.putIfAbsent("clocks-differ-at-most", "P5000D");
    all.put("sip.from", Trunks.SHOWN);
    return Trunks.settings(all);
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }

  private static Instant instant(Object json) {
    return OffsetDateTime.parse((String) json).toInstant();
  }

  private static <T> T await(Uni<T> asked) {
    return asked.await().atMost(SOON);
  }

  private static void until(BooleanSupplier happened) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!happened.getAsBoolean() && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
